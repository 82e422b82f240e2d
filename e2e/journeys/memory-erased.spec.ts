import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import { RecoveryScreens } from '../screens/recovery.ts';
import { deviceCommand } from '../world/device-command.ts';
import { expect, test } from '../world/journey.ts';
import { person } from '../world/people.ts';
import { ownEstablishment } from '../world/disk-rows.ts';
import { punch } from '../world/punch.ts';
import { settle } from '../world/settled.ts';

test('S08 RECOV-33 RECOV-34 a tablet whose memory was erased says what it was, how much may be missing and whom to ask, and is linked again', async ({
  world,
}) => {
  const tablet = await world.tablet();
  await settle(tablet);
  await punch(tablet.page, person('Fatoumata'), 'Arrivée');
  await expect(new HomeScreen(tablet.page).sync).toHaveText('À jour');
  await tablet.unplug();
  await punch(tablet.page, person('Fatoumata'), 'Pause');
  await punch(tablet.page, person('Fatoumata'), 'Reprise');

  const marker = await tablet.page.evaluate(() => localStorage.getItem('comptoir-marker'));
  const erased = JSON.parse(marker ?? '{}') as { device: string };
  const establishment = await ownEstablishment(tablet.page);
  // Somebody clears the databases under the open page.
  const tools = await tablet.tools();
  const { origin } = new URL(tablet.address);
  await tools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  const recovery = new RecoveryScreens(tablet.page);
  await expect(recovery.erased).toBeVisible({ timeout: 180_000 });
  await expect(recovery.missing).toContainText("2 enregistrements au moins n'étaient pas");
  await expect(
    tablet.page.getByText('Demandez à celles et ceux qui ont pointé ici depuis'),
  ).toBeVisible();
  await expect(tablet.page.getByText(/Remplacer.* sur la tablette [A-Z2-9]{6}\./)).toBeVisible();

  // The same after a start, as often as it takes until somebody is there.
  await tablet.coldStart();
  await expect(new RecoveryScreens(tablet.page).erased).toBeVisible();
  await tablet.plug();
  await new RecoveryScreens(tablet.page).linkAgain.tap();
  const code = await new EnrolmentScreen(tablet.page).shownCode();
  await expect(tablet.page.getByText(/Remplacer.* sur la tablette [A-Z2-9]{6}\./)).toBeVisible();
  const approve = ['approve', code.userCode, '--fingerprint', code.fingerprint];
  const place = ['--establishment', establishment, '--replaces', erased.device];
  await deviceCommand(world.server.dataDir, ...approve, ...place);
  const home = new HomeScreen(tablet.page);
  await expect(home.tile('Fatoumata')).toContainText('En service');
  await expect(home.sync).toHaveText('À jour');
  await tablet.coldStart();
  await expect(new HomeScreen(tablet.page).people).toBeVisible();
});

test('S08 RECOV-33 a tablet that lost its databases while it was off, with nothing waiting, says that nothing should be missing', async ({
  world,
}) => {
  const tablet = await world.tablet();
  await settle(tablet);
  await punch(tablet.page, person('Fatoumata'), 'Arrivée');
  await expect(new HomeScreen(tablet.page).sync).toHaveText('À jour');
  // The marker follows within seconds.
  await expect
    .poll(() => tablet.page.evaluate(() => localStorage.getItem('comptoir-marker')), {
      timeout: 180_000,
    })
    .toMatch(/"pending":0/);
  await tablet.switchOff();
  tablet.loseDatabases();
  await tablet.switchOn();
  const recovery = new RecoveryScreens(tablet.page);
  await expect(recovery.erased).toBeVisible();
  await expect(recovery.missing).toContainText('rien ne devrait manquer');
});
