import { HomeScreen } from '../screens/home.ts';
import { TimesheetsPage } from '../screens/portal/timesheets.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import type { Tablet } from '../world/tablet.ts';

const hour = 3_600_000;
const morning = inParis(2, '10:00');
const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(morning);

test.use({ serverStart: { house: 'empty', startsAt: morning } });

test('O5 PORTAL-25 PORTAL-26 a day is closed while a tablet is silent: what it hands in later is kept, flagged and shown, never paid by itself nor dropped, and counts once the day is reopened', async ({
  world,
}) => {
  const house = await House.found(world);
  const lea = await house.hire('Léa', 'Morin', 'employee');
  const { tablet } = await house.namedTablet({ startsAt: morning });
  const { page } = tablet;
  const { server } = world;
  await expect(new HomeScreen(page).tile('Léa')).toBeVisible();
  /** The server lives in the tablet's time again before they meet. */
  const meet = async (shift: number) => {
    await server.stop();
    await server.start({ shift });
    await plugged(tablet);
  };

  await tablet.unplug();
  await punch(page, lea, 'Arrivée');
  await tablet.pass(4 * hour);
  await punch(page, lea, 'Départ');
  await meet((await tablet.readWall()) - Date.now());
  await tablet.unplug();
  await tablet.pass(3 * hour);
  await punch(page, lea, 'Arrivée');
  await tablet.pass(2 * hour);
  await punch(page, lea, 'Départ');

  // Two days later somebody closes the day. The tablet has said nothing since, and that is said first.
  await server.stop();
  await server.start();
  const journal = new ServerJournal(server.dataDir);
  const desk = await house.administration();
  const sheets = new TimesheetsPage(desk);
  await sheets.open('', day);
  await expect(sheets.hours('Léa Morin', 'Payé')).toHaveText(/^(3\sh\s59|4\sh\s0\d)$/);
  await sheets.open('/periods', day);
  await sheets.act('Clore ces jours').click();
  await expect(sheets.dialog).toContainText("cette tablette n'a rien dit depuis");
  await expect(sheets.dialog).toContainText("n'est pas payé de lui-même");
  await expectAccessible(desk, 'closing a day');
  await sheets.confirm('Clore ces jours');
  await expect(sheets.dialog).toBeHidden();
  await expect(sheets.periods.first()).toContainText('Close par Camille Lenoir');
  expect(journal.keptPunches()).toHaveLength(2);

  // The tablet comes back with two more hours of that day.
  await tablet.pass(Math.max(0, Date.now() - (await tablet.readWall())));
  await plugged(tablet);
  await expect.poll(() => journal.keptPunches().length).toBe(4);
  const late = journal.keptPunches().slice(2);
  for (const { flags } of late) expect(flags).toContain('after-lock');
  await desk.reload();
  await expect(sheets.periods.first()).toContainText('2 pointages arrivés après');

  // Shown, and not paid.
  await sheets.open('', day);
  await expect(sheets.line('Léa Morin')).toContainText('Arrivé après clôture');
  await expect(sheets.hours('Léa Morin', 'Corrigé')).toHaveText(/^(5\sh\s59|6\sh\s0\d)$/);
  await expect(sheets.hours('Léa Morin', 'Payé')).toHaveText(/^(3\sh\s59|4\sh\s0\d)$/);
  await sheets.line('Léa Morin').getByRole('link', { name: 'Léa Morin' }).click();
  await sheets.act(/Arrivé après clôture/).click();
  await expect(desk.getByRole('region', { name: 'Du pointage à la paie' })).toContainText(
    /\+\s(1\sh\s59|2\sh\s0\d)\s: arrivé après la clôture/,
  );
  await expect(sheets.act('Modifier la journée')).toHaveCount(0);

  // By keys alone from what is to be settled to the way of counting it: reopening, with a reason.
  await sheets.open('/anomalies', day);
  await expect(sheets.queue.first()).toContainText('Arrivé après clôture');
  await expect(desk.locator('[data-letter=o]')).toBeVisible();
  await sheets.queue.first().getByRole('button').first().focus();
  await desk.keyboard.press('o');
  await sheets.act(/^Rouvrir/).click();
  await sheets.confirm('Rouvrir');
  await expect(sheets.dialog).toContainText('Dites pourquoi');
  await sheets.dialog
    .getByRole('button', { name: 'Des pointages sont arrivés après la clôture' })
    .click();
  await sheets.confirm('Rouvrir');
  await expect(sheets.dialog).toBeHidden();
  await expect(sheets.periods.first()).toContainText('Rouverte par Camille Lenoir');
  await sheets.open('', day);
  await expect(sheets.hours('Léa Morin', 'Payé')).toHaveText(/^(5\sh\s59|6\sh\s0\d)$/);
  expect(journal.keptPunches()).toHaveLength(4);
  journal.close();
});

async function plugged(tablet: Tablet): Promise<void> {
  await tablet.plug();
  await expect(new HomeScreen(tablet.page).sync).toHaveText('À jour');
}
