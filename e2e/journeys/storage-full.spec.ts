import { ConfirmationScreen } from '../screens/confirmation.ts';
import { HomeScreen } from '../screens/home.ts';
import { RecoveryScreens } from '../screens/recovery.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expect, test } from '../world/journey.ts';
import { person } from '../world/people.ts';
import { identify, punch } from '../world/punch.ts';
import { rawJournal, untilDiskIsFull } from '../world/disk-rows.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';

test.setTimeout(900_000);

test('S13 T21 O16 RECOV-30 RECOV-31 a tablet without space says so before it is full, ticks nothing that is not on the disk, and drains when space is back', async ({
  world,
}) => {
  const tablet = await world.tablet();
  const home = await settle(tablet);
  const { page } = tablet;
  const journal = new ServerJournal(world.server.dataDir);
  const recovery = new RecoveryScreens(page);
  await tablet.unplug();
  await punch(page, person('Fatoumata'), 'Arrivée');

  // The browser reports that the disk fills: everybody is told, before a punch is lost.
  await expect(recovery.spaceLow).toHaveCount(0);
  await page.evaluate(() => {
    navigator.storage.estimate = () => Promise.resolve({ usage: 95e6, quota: 100e6 });
  });
  await expect(recovery.spaceLow).toBeVisible({ timeout: 180_000 });

  const tools = await tablet.tools();
  const { origin } = new URL(tablet.address);
  await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000 });
  await untilDiskIsFull(page);
  const before = await rawJournal(page);
  // The code itself is counted on the disk before it is believed: already there somebody is told.
  const own = await identify(page, person('Fatoumata'));
  await expect(recovery.notRecorded).toBeVisible();
  await expect(new ConfirmationScreen(page).recorded(/Pause à/)).toHaveCount(0);
  await expect(page.getByText('Tout ce qui était enregistré avant est intact.')).toBeVisible();
  // Nothing half written.
  expect(await rawJournal(page)).toEqual(before);
  // What is held can be taken to safety without any space.
  const download = page.waitForEvent('download');
  await new SettingsScreen(page).emergencyExport.tap();
  await download;
  await recovery.retry.tap();
  await expect(recovery.notRecorded).toBeVisible();

  await tools.send('Storage.overrideQuotaForOrigin', { origin });
  // The browser gives the room back when it gets to it: whoever waits tries again.
  await expect(async () => {
    if (await recovery.retry.isVisible()) await recovery.retry.tap();
    await expect(own.act('Pause')).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 300_000 });
  await own.punch('Pause');
  await expect(new ConfirmationScreen(page).recorded(/Pause à \d\d:\d\d\./)).toBeVisible();
  await new ConfirmationScreen(page).finish();
  expect(await rawJournal(page)).toHaveLength(before.length + 1);
  await tablet.plug();
  await expect(new HomeScreen(page).sync).toHaveText('À jour');
  expect(journal.newPunches().map(({ type }) => type)).toEqual(['in', 'break-start']);
  await expect(home.tile('Fatoumata')).toContainText('En pause');
  journal.close();
});

test('S13 RECOV-30 a page that opens on a full disk says so, gives the export, and opens once there is room', async ({
  world,
}) => {
  const tablet = await world.tablet();
  await settle(tablet);
  const { page } = tablet;
  const recovery = new RecoveryScreens(page);
  await tablet.unplug();
  await punch(page, person('Fatoumata'), 'Arrivée');
  const before = await rawJournal(page);
  const tools = await tablet.tools();
  const { origin } = new URL(tablet.address);
  await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000 });
  await untilDiskIsFull(page);
  await page.reload();
  await expect(recovery.noRoom).toBeVisible();
  await expect(page.getByText('Tout ce qui était enregistré est intact')).toBeVisible();
  const download = page.waitForEvent('download');
  await new SettingsScreen(page).emergencyExport.tap();
  await download;
  expect(await rawJournal(page)).toEqual(before);
  await tools.send('Storage.overrideQuotaForOrigin', { origin });
  await recovery.retry.tap();
  await expect(new HomeScreen(page).tile('Fatoumata')).toContainText('En service');
});
