import { readFile } from 'node:fs/promises';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { instantOf } from '@comptoir/shared/time/business-day';
import { CheckScreen } from '../screens/portal/check.ts';
import { StatementPage } from '../screens/portal/statement.ts';
import { TimesheetsPage } from '../screens/portal/timesheets.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { type Mailbox, test } from '../world/mailbox.ts';
import { inParis } from '../world/paris.ts';

const dateOf = (at: number) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(at);
// The month before: its statements can be issued, whatever day it is.
const ago = Number(dateOf(inParis(0, '12:00')).slice(8)) + 2;
const day = dateOf(inParis(ago, '12:00'));
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

test.use({ house: 'empty' });

test('K4 K28 W6 STMT-3 STMT-4 STMT-9 a statement reaches its owner by mail; they dispute it on a phone, get another one, confirm it, and the check of its paper says the same', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const lea = await house.welcome(mailbox, 'Léa', 'Morin', 'employee');
  const establishment = await house.establishment();
  /** No tablet yet: somebody types what she worked, and decides it at once. */
  const typed = async (from: string, to: string) =>
    house.ask('POST', 'corrections', {
      ...{ person: lea.id, establishment, day, approve: true, reason: 'Avant la tablette' },
      change: {
        remove: [],
        add: [
          { punch: newId(), type: 'in', at: instantOf(day, from, 'Europe/Paris', 5) },
          { punch: newId(), type: 'out', at: instantOf(day, to, 'Europe/Paris', 5) },
        ],
      },
    });
  await typed('09:00', '13:00');

  const desk = await house.administration();
  const sheets = new TimesheetsPage(desk);
  await sheets.open('/statements', day);
  const row = desk.getByRole('listitem').filter({ hasText: lea.name });
  await expect(row).toContainText('À remettre');
  await expectAccessible(desk, 'statements');
  await sheets.act('Remettre à la personne qui manque').click();
  await expect(sheets.dialog).toContainText('Un relevé remis ne change plus');
  await sheets.confirm('Remettre');
  await expect(row).toContainText('Remis');

  // The mail leads to her hours, and those to the statement; opening it says that she was told.
  const letter = await letterOf(mailbox, lea.email, 1);
  const phone = await house.logIn(lea, 'phone');
  await phone.goto(/https?:\/\/\S+\/portal\/hours/.exec(letter)?.[0] ?? '');
  const own = new StatementPage(phone);
  // The answer of the server is lost: that is said at once, kept over a reload, and told again from any page of hers.
  await phone.route('**/seen', (route) => route.abort());
  await own.openOwn('À lire');
  const unheard = phone.getByText('Le serveur ne sait pas encore que vous avez ouvert ce relevé.');
  await expect(unheard).toBeVisible();
  await expect(row).toContainText('Remis');
  await phone.goBack();
  await phone.reload();
  await expect(unheard).toBeVisible();
  await phone.unroute('**/seen');
  await phone.reload();
  await own.openOwn('À confirmer');
  await expect(unheard).toBeHidden();
  await expect(own.main).toContainText('09:00 – 13:00');
  await expectAccessible(phone, 'own statement');
  await expect(own.main).toContainText('À confirmer');
  const first = await own.code();
  await own.dispute('Il manque mon après-midi.');
  await expect(own.main).toContainText('Vous avez contesté ce relevé');

  await desk.reload();
  await expect(row).toContainText('Contesté');
  await expect(row).toContainText('Il manque mon après-midi.');
  await typed('14:00', '17:30');
  await desk.reload();
  await row.getByRole('checkbox').check();
  await sheets.act('Remettre (1)').click();
  await expect(sheets.dialog).toContainText('le nouveau prend sa place');
  await sheets.confirm('Remettre');
  await row.getByRole('button', { name: 'un relevé remplacé' }).click();
  const versions = sheets.dialog.getByRole('listitem').getByRole('button');
  await expect(versions).toHaveCount(2);
  await expect(versions.nth(1)).toContainText('par Camille Lenoir');
  await expect(versions.nth(1)).toContainText('« Il manque mon après-midi. »');
  await expect(versions.nth(1)).toContainText('+ 3 h 30 de temps payé');
  await expect(sheets.dialog).toContainText('09:00 – 13:00');
  await expect(sheets.dialog).not.toContainText('14:00 – 17:30');
  await expectAccessible(desk, 'statements that took each other’s place');
  await versions.first().click();
  await expect(sheets.dialog).toContainText('14:00 – 17:30');
  await sheets.confirm('Fermer');

  await letterOf(mailbox, lea.email, 2);
  await phone.reload();
  await phone.getByRole('link', { name: "Ouvrir l'autre relevé" }).tap();
  await expect(own.main).toContainText('14:00 – 17:30');
  await own.confirm();
  await expect(own.main).toContainText('Vous avez confirmé ce relevé');
  const second = await own.code();
  expect(second).not.toBe(first);
  const download = phone.waitForEvent('download');
  await phone.getByRole('button', { name: 'PDF en français' }).tap();
  const paper = await readFile(await (await download).path());
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');

  // A stranger with the papers: the second one is genuine, the first was replaced, and one letter more is nobody's.
  const stranger = await world.portal('/portal/check', 'phone');
  const check = new CheckScreen(stranger);
  await check.read(second);
  await expect(check.title('Ce relevé est authentique')).toBeVisible();
  const told = stranger.getByRole('main');
  await expect(told).toContainText('La personne a confirmé ce relevé.');
  await expect(told).toContainText('14:00 – 17:30');
  await expectAccessible(stranger, 'check of a paper');
  await check.other();
  await check.read(first);
  await expect(told).toContainText('Un autre relevé a pris sa place depuis');
  await expect(told).not.toContainText('14:00 – 17:30');
  await check.other();
  await check.read(second.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
  await expect(check.title("Personne n'a remis ce relevé")).toBeVisible();
});

/** The letter about her statement: how many of them there are by then. */
async function letterOf(mailbox: Mailbox, to: string, count: number): Promise<string> {
  const about = () => mailbox.letters(to).filter(({ subject }) => subject.includes('relevé'));
  await expect.poll(() => about().length).toBe(count);
  return about().at(-1)?.text ?? '';
}
