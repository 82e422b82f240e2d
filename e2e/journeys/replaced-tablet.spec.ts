import { TaskListsScreen } from '../screens/task-lists.ts';
import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import { MissingScreen } from '../screens/missing.ts';
import { PinPad } from '../screens/pin-pad.ts';
import { AddTabletScreen } from '../screens/portal/add-tablet.ts';
import { TabletsPage } from '../screens/portal/tablets.ts';
import { RevokedScreen } from '../screens/revoked.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { type Person, punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import type { Tablet } from '../world/tablet.ts';

test.use({ serverStart: { house: 'empty' } });

const minute = 60_000;
/** What the pad asks for before the next try, after so many failures (spec PIN-8), and a second. */
const waits = [0, 0, 0.25, 0.5, 2, 5, 15, 30, 60].map((minutes) => minutes * minute + 1_000);
const allWaits = waits.reduce((sum, wait) => sum + wait, 0);
/** A new tablet has that long from its approval to its first useful screen. */
const fiveMinutes = 5 * minute;

/** Ten wrong codes: locked until a manager unlocks. */
async function lockOut(tablet: Tablet, { name, pin }: Person): Promise<void> {
  const home = new HomeScreen(tablet.page);
  const pad = new PinPad(tablet.page);
  const wrong = pin.replace(/\d$/, (last) => String((Number(last) + 1) % 10));
  for (const wait of [...waits, 0]) {
    await home.choose(name);
    await pad.type(wrong);
    await expect(pad.refusal).toBeVisible();
    if (await pad.locked.isVisible()) break;
    await pad.back();
    await tablet.pass(wait);
  }
  await expect(pad.locked).toBeVisible();
  await pad.back();
}

/** A list with one task, written by a manager on the tablet. */
async function writeList(tablet: Tablet, manager: Person): Promise<void> {
  const { page } = tablet;
  const settings = new SettingsScreen(page);
  await new HomeScreen(page).settings.tap();
  await settings.openAs(manager);
  await settings.section('Listes de tâches');
  await page.getByRole('button', { name: 'Nouvelle liste' }).tap();
  await page.getByLabel('Titre').fill('Ouverture');
  const lists = new TaskListsScreen(page);
  await lists.add('Sortir la terrasse');
  await lists.save();
  await settings.leave();
}

test('O5 O15 DEVICE-36 a tablet dies with three punches that nobody has: the one in its place shows in minutes who is in, on break and locked and the tasks, names whom to ask, and says when nothing is missing any more', async ({
  world,
}) => {
  const house = await House.found(world);
  const lea = await house.hire('Léa', 'Morin', 'employee');
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const zoe = await house.hire('Zoé', 'Fabre', 'employee');
  const old = await house.namedTablet({ startsAt: Date.now() - allWaits - 10 * minute });
  const { fingerprint } = old;
  const home = new HomeScreen(old.tablet.page);
  await expect(home.tile('Zoé')).toBeVisible();
  await lockOut(old.tablet, zoe);
  await writeList(old.tablet, house.manager);
  await punch(old.tablet.page, lea, 'Arrivée');
  await punch(old.tablet.page, noe, 'Arrivée');
  await punch(old.tablet.page, noe, 'Pause');
  await expect(home.sync).toHaveText('À jour');

  await old.tablet.unplug();
  await punch(old.tablet.page, noe, 'Reprise');
  await punch(old.tablet.page, lea, 'Départ');
  await punch(old.tablet.page, lea, 'Arrivée');
  await old.tablet.switchOff();

  // « Remplacer » leads through the approval, with the old one named on the way.
  const desk = await house.administration();
  const tablets = new TabletsPage(desk);
  await tablets.open();
  await tablets.choose('Remplacer…', fingerprint);
  await expect(desk.getByText(`la place de la tablette ${fingerprint}`)).toBeVisible();
  const tablet = await world.tablet();
  const { page } = tablet;
  const asked = await new EnrolmentScreen(page).askForCode();
  const adding = new AddTabletScreen(desk);
  await adding.give(asked.userCode);
  expect(await adding.fingerprint()).toBe(asked.fingerprint);
  await expect(desk.getByText(`la place de la tablette ${fingerprint}`)).toBeVisible();
  const approved = performance.now();
  await adding.approve();

  const fresh = new HomeScreen(page);
  await expect(fresh.tile('Léa')).toContainText('En service');
  await expect(fresh.tile('Noé')).toContainText('En pause');
  await expect(fresh.tasks).toContainText('0 sur 1');
  await expect(fresh.missing).toBeVisible();
  const took = performance.now() - approved;
  console.log(`from the approval to presence, tasks and what is missing: ${Math.round(took)} ms`);
  expect(took).toBeLessThan(fiveMinutes);
  await expect(fresh.sync).toHaveText('À jour');

  await fresh.missing.tap();
  const missing = new MissingScreen(page);
  await expect(missing.title).toBeVisible();
  await expect(missing.since).toBeVisible();
  await expect(page.getByText("Ce qui y a été pointé depuis n'est pas connu")).toBeVisible();
  await expect(missing.people.filter({ hasText: 'Léa Morin' })).toBeVisible();
  await expect(missing.people.filter({ hasText: 'Noé Garnier' })).toBeVisible();
  await expect(missing.people.filter({ hasText: 'Zoé Fabre' })).toHaveCount(0);
  await expectAccessible(page, 'what may be missing of the tablet before');
  await missing.back();
  await expectAccessible(page, 'the home of a tablet that took another one’s place');

  // Zoé is locked here as she was there, across a reload; a manager frees her as usual.
  const pad = new PinPad(page);
  await fresh.choose('Zoé');
  await expect(pad.locked).toBeVisible();
  await page.reload();
  await fresh.choose('Zoé');
  await expect(pad.locked).toBeVisible();
  await pad.back();
  await fresh.settings.tap();
  const settings = new SettingsScreen(page);
  await settings.openAs(house.manager);
  await settings.section('Codes bloqués');
  await settings.unlock('Zoé');
  await settings.leave();
  await punch(page, zoe, 'Arrivée');

  // The old one was only without power: it hands in what it held into the journal, ends by itself, and nothing is missing.
  const journal = new ServerJournal(world.server.dataDir);
  await expect(fresh.missing).toBeVisible();
  await old.tablet.plug();
  await old.tablet.switchOn();
  await expect.poll(() => journal.allPunches().length).toBe(7);
  await expect(new RevokedScreen(old.tablet.page).title).toBeVisible();
  await expect(fresh.missing).toHaveCount(0);
  await expect(fresh.tile('Noé')).toContainText('En service');
  await desk.reload();
  await tablets.open();
  await expect(tablets.row(fingerprint)).toContainText('Terminée');
  await expect(tablets.row(fingerprint)).toContainText(
    `Remplacée par la tablette ${asked.fingerprint}`,
  );
  journal.close();
});

test('O5 DEVICE-20 DEVICE-38 of a tablet that never comes back one stops waiting: the one in its place no longer warns, and the offer goes', async ({
  world,
}) => {
  const house = await House.found(world);
  const old = await house.namedTablet();
  const { fingerprint } = old;
  await expect(new HomeScreen(old.tablet.page).sync).toHaveText('À jour');
  await old.tablet.switchOff();

  const desk = await house.administration();
  const tablets = new TabletsPage(desk);
  await tablets.open();
  await tablets.choose('Remplacer…', fingerprint);
  const { page } = await world.tablet();
  const asked = await new EnrolmentScreen(page).askForCode();
  const adding = new AddTabletScreen(desk);
  await adding.give(asked.userCode);
  expect(await adding.fingerprint()).toBe(asked.fingerprint);
  await adding.approve();
  const fresh = new HomeScreen(page);
  await expect(fresh.missing).toBeVisible();

  await tablets.open();
  const row = tablets.row(fingerprint).filter({ hasText: 'Remplacée' });
  await expect(row).toContainText('des pointages manquent peut-être');
  const offer = row.getByRole('button', { name: 'Ne plus attendre…' });
  await offer.click();
  await expect(tablets.dialog).toContainText("Elle n'a rien dit depuis son remplacement");
  await expectAccessible(desk, 'whether to stop waiting for a replaced tablet');
  await desk.keyboard.press('Escape');
  await expect(tablets.dialog).toBeHidden();
  await expect(fresh.missing).toBeVisible();
  await offer.click();
  await tablets.dialog.getByRole('button', { name: 'Ne plus attendre', exact: true }).click();
  await expect(tablets.dialog).toBeHidden();
  await expect(offer).toHaveCount(0);
  await expect(row).not.toContainText('manquent peut-être');
  await expect(fresh.missing).toHaveCount(0);
});
