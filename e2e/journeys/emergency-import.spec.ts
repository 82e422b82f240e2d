import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { HomeScreen } from '../screens/home.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expect, test } from '../world/journey.ts';
import { person } from '../world/people.ts';
import { punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';

const run = promisify(execFile);

test('O3 O16 RECOV-40 RECOV-42 a tablet dies offline after its emergency export: the file brings everything to the server, once, also when a copy of the tablet comes back', async ({
  world,
}) => {
  const tablet = await world.tablet();
  await settle(tablet);
  const journal = new ServerJournal(world.server.dataDir);
  await tablet.unplug();
  await punch(tablet.page, person('Fatoumata'), 'Arrivée');
  await punch(tablet.page, person('Fatoumata'), 'Pause');
  await punch(tablet.page, person('Fatoumata'), 'Reprise');
  await new HomeScreen(tablet.page).settings.tap();
  const download = tablet.page.waitForEvent('download');
  await new SettingsScreen(tablet.page).emergencyExport.tap();
  const file = await (await download).path();
  await expect(
    tablet.page.getByText('Le fichier est enregistré dans les téléchargements.'),
  ).toBeVisible();
  const kept = `${file}.json`;
  await run('cp', [file, kept]);
  await tablet.switchOff();
  const copy = tablet.copyProfile();
  tablet.loseDatabases();

  const take = () =>
    run(process.execPath, ['server/src/sync/import/command.ts', kept], {
      env: { ...process.env, LC_ALL: 'fr_FR.UTF-8', DATA_DIR: world.server.dataDir },
    });
  expect((await take()).stdout).toContain('3 enregistrements ajoutés au journal');
  const types = () =>
    journal
      .newPunches()
      .map(({ type }) => type)
      .sort();
  expect(types()).toEqual(['break-end', 'break-start', 'in']);
  expect((await take()).stdout).toContain('Rien de nouveau');

  // The disk was not lost after all: the same tablet comes, and nothing is doubled.
  tablet.putBack(copy);
  await tablet.plug();
  await tablet.switchOn();
  const home = new HomeScreen(tablet.page);
  await expect(home.sync).toHaveText('À jour', { timeout: 180_000 });
  await punch(tablet.page, person('Fatoumata'), 'Départ');
  await expect(home.sync).toHaveText('À jour');
  expect(types()).toEqual(['break-end', 'break-start', 'in', 'out']);
  expect(journal.apart()).toEqual([]);
  journal.close();
});
