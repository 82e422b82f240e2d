import { HomeScreen } from '../screens/home.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expect, test } from '../world/journey.ts';
import { everybody, person } from '../world/people.ts';
import { punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';

test('D12 D13 S08 RECOV-38 a profile put back from an older copy, and a copy that went its own way, go on in a new epoch, flagged, and a manager reads why', async ({
  world,
}) => {
  const tablet = await world.tablet();
  await settle(tablet);
  const journal = new ServerJournal(world.server.dataDir);
  const upToDate = () =>
    expect(new HomeScreen(tablet.page).sync).toHaveText('À jour', { timeout: 180_000 });
  await punch(tablet.page, person('Fatoumata'), 'Arrivée');
  await upToDate();
  await tablet.switchOff();
  const older = tablet.copyProfile();
  await tablet.switchOn();
  await punch(tablet.page, person('Fatoumata'), 'Pause');
  await upToDate();

  // The machine is put back to the copy: the tablet is behind its own server.
  await tablet.switchOff();
  tablet.putBack(older);
  await tablet.switchOn();
  await expect(new HomeScreen(tablet.page).tile('Fatoumata')).toContainText('En pause');
  await punch(tablet.page, person('Fatoumata'), 'Reprise');
  await upToDate();
  const punches = journal.newPunches();
  expect(punches.map(({ type }) => type)).toEqual(['in', 'break-start', 'break-end']);
  expect(punches[2]?.flags).toContain('forked');
  expect(punches[2]?.epoch).not.toBe(punches[0]?.epoch);

  const home = new HomeScreen(tablet.page);
  await home.settings.tap();
  const settings = new SettingsScreen(tablet.page);
  await settings.openAs(everybody.find(({ manager }) => manager)!);
  await settings.section('Synchronisation');
  await expect(settings.value('Reprise')).toContainText("une copie plus ancienne d'elle-même");
  await settings.leave();

  // The copy is put back once more and writes without a network: another branch of the same epoch.
  await tablet.switchOff();
  tablet.putBack(older);
  await tablet.unplug();
  await tablet.switchOn();
  await punch(tablet.page, person('Fatoumata'), 'Pause');
  await tablet.plug();
  await upToDate();
  await punch(tablet.page, person('Fatoumata'), 'Départ');
  await upToDate();
  // The one that lost is kept apart, for somebody to look at; punching goes on.
  const all = journal.newPunches().map(({ type }) => type);
  expect(all).toEqual(['in', 'break-start', 'break-end', 'out']);
  expect(journal.apart().map(({ kind }) => kind)).toEqual(['punch.record']);
  journal.close();
});
