import { readFileSync } from 'node:fs';
import { HomeScreen } from '../screens/home.ts';
import { RecoveryScreens } from '../screens/recovery.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expect, test } from '../world/journey.ts';
import { everybody, person } from '../world/people.ts';
import { punch } from '../world/punch.ts';
import { damageRow, rawJournal } from '../world/disk-rows.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';

/** A page of the tablet's own address that is none of its screens: from here its disk can be changed. */
const elsewhere = '/api/health';

test('S16 RECOV-37 a program that is older than its database touches nothing, says so, and gives the export', async ({
  world,
}) => {
  const tablet = await world.tablet();
  await settle(tablet);
  const { page } = tablet;
  await tablet.unplug();
  await punch(page, person('Fatoumata'), 'Arrivée');
  await tablet.plug();
  await world.server.stop();
  const before = await rawJournal(page);
  await world.server.start();
  await page.goto(new URL(elsewhere, tablet.address).href);
  await page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.open('comptoir', 9_990);
        request.onupgradeneeded = () => void request.result.createObjectStore('tomorrow');
        request.onerror = () => failed(request.error ?? new Error('IndexedDB'));
        request.onsuccess = () => {
          request.result.close();
          done();
        };
      }),
  );
  await page.goto(tablet.address);
  const recovery = new RecoveryScreens(page);
  await expect(recovery.tooOld).toBeVisible();
  await expect(page.getByText("Rien n'a été changé ni effacé.")).toBeVisible();
  const download = page.waitForEvent('download');
  await new SettingsScreen(page).emergencyExport.tap();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(file).toContain('comptoir-emergency-2');
  await recovery.retry.tap();
  await expect(recovery.tooOld).toBeVisible();
  await page.goto(new URL(elsewhere, tablet.address).href);
  expect(await rawJournal(page)).toEqual(before);
});

test('RECOV-35 JOURNAL-5 a journal that was altered on the disk is named to managers; what can be read is sent, and punching goes on', async ({
  world,
}) => {
  const tablet = await world.tablet();
  await settle(tablet);
  const { page } = tablet;
  const journal = new ServerJournal(world.server.dataDir);
  await tablet.unplug();
  await punch(page, person('Fatoumata'), 'Arrivée');
  await punch(page, person('Fatoumata'), 'Pause');
  const rows = await rawJournal(page);
  const [first] = rows.filter(({ kind }) => kind === 'punch.record');
  await damageRow(page, [first!.epoch, first!.seq], first!.bytes.replace('"in"', '"out"'));
  // Found at the start, before anything is sent.
  await tablet.coldStart();
  await tablet.plug();
  await expect(new HomeScreen(tablet.page).sync).toHaveText('À jour', { timeout: 180_000 });
  await punch(tablet.page, person('Fatoumata'), 'Départ');
  const types = () => journal.newPunches().map(({ type }) => type);
  await expect.poll(types, { timeout: 180_000 }).toEqual(['break-start', 'out']);
  const now = new HomeScreen(tablet.page);
  await now.settings.tap();
  const settings = new SettingsScreen(tablet.page);
  await settings.openAs(everybody.find(({ manager }) => manager)!);
  await settings.section('Synchronisation');
  await expect(settings.value('Reprise')).toContainText(
    "1 enregistrement illisible est gardé pour l'export d'urgence.",
  );
  journal.close();
});

test('O16 RECOV-39 a browser that may erase the memory is named in the settings, with what to do, and is asked again', async ({
  world,
}) => {
  const tablet = await world.tablet();
  await settle(tablet);
  const { page } = tablet;
  const open = async () => {
    await new HomeScreen(page).settings.tap();
    const settings = new SettingsScreen(page);
    await settings.openAs(everybody.find(({ manager }) => manager)!);
    await settings.section('Synchronisation');
    return settings;
  };
  const settings = await open();
  await expect(settings.value('Stockage protégé')).toContainText("Installez l'application");
  await expect(settings.value('Sauvegarde du serveur')).not.toBeEmpty();
  await settings.leave();
  const tools = await tablet.tools();
  const { origin } = new URL(tablet.address);
  const permission = { name: 'persistent-storage' };
  await tools.send('Browser.setPermission', { permission, setting: 'granted', origin });
  await open();
  await expect(settings.value('Stockage protégé')).toHaveText('Oui');
});
