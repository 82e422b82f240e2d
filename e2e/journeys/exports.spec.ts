import { uuidv7 } from '@comptoir/shared/journal/ids';
import { tokenAnswerSchema } from '@comptoir/shared/access/portal';
import { employeesAnswerSchema } from '@comptoir/shared/employees/portal';
import { addDays, instantOf, mondayOf } from '@comptoir/shared/time/business-day';
import { readXlsx } from '../../server/src/platform/tables/read-xlsx.ts';
import { unpackWithin } from '../../server/src/platform/tables/zip-guard.ts';
import { ExportsPage } from '../screens/portal/exports.ts';
import { TimesheetsPage } from '../screens/portal/timesheets.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { test } from '../world/mailbox.ts';
import { inParis } from '../world/paris.ts';
import { Payroll } from '../world/payroll.ts';

test.use({ house: 'empty' });

const zone = 'Europe/Paris';
const today = new Intl.DateTimeFormat('sv', { timeZone: zone }).format(inParis(0, '12:00'));
/** The calendar month before this one. */
const last = addDays(`${today.slice(0, 8)}01`, -1);
const first = `${last.slice(0, 8)}01`;
/** A Monday whose week lies within it. */
const monday = mondayOf(addDays(first, 6));
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
/** `31/10/2026` */
const written = (day: string) => day.split('-').reverse().join('/');
/** What a screen says of hours, as a file says it: `45 h 00`, `45,00`. */
const decimal = (shown: string) => {
  const [, hours = '0', minutes = '0'] = /^(\d+)\sh\s(\d\d)$/.exec(shown) ?? [];
  return (Number(hours) + Number(minutes) / 60).toFixed(2).replace('.', ',');
};

test('W6 O14 F01 EXPORT-1 EXPORT-2 EXPORT-5 EXPORT-9 EXPORT-10 accounting closes a month and defines what payroll takes: every file says the hours of the screen, a name that is a formula is a name, and the inspector gets twelve months', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const line = await house.welcome(mailbox, 'Line', 'Roux', 'accounting');
  const lea = await house.hire('Léa', 'Morin', 'employee');
  const formula = '=HYPERLINK("https://exemple.fr";"Salaire")';
  const token = await house.ask('POST', 'tokens', {
    ...{ name: 'Paie', scopes: ['employees.read', 'employees.write'], days: 30 },
  });
  const { secret } = tokenAnswerSchema.parse(token);
  await new Payroll(world.server.address, secret).push('00042', {
    ...{ name: { given: 'Aïcha', family: formula }, email: null },
  });
  const { employees } = employeesAnswerSchema.parse(await house.ask('GET', 'employees'));
  const aicha = employees.find(({ name }) => name?.given === 'Aïcha');
  const establishment = await house.establishment();
  const worked = async (person: string | undefined, day: string, from: string, to: string) =>
    house.ask('POST', 'corrections', {
      ...{ person, establishment, day, approve: true, reason: 'Avant la tablette' },
      change: {
        remove: [],
        add: (['in', 'out'] as const).map((type) => ({
          ...{ punch: newId(), type },
          at: instantOf(day, type === 'in' ? from : to, zone, 5),
        })),
      },
    });
  // 45 hours within a week: overtime at both rates.
  for (const offset of [0, 1, 2, 3, 4]) {
    await worked(aicha?.id, addDays(monday, offset), '08:00', '17:00');
  }
  await worked(lea.id, monday, '09:00', '12:20');
  await worked(lea.id, addDays(monday, 8), '09:00', '11:30');
  const longAgo = addDays(first, -300);
  await worked(lea.id, longAgo, '10:00', '15:15');

  const desk = await house.logIn(line);
  const sheets = new TimesheetsPage(desk);
  const month = `span=month&from=${first}`;
  await desk.goto(new URL(`/portal/timesheets/periods?${month}`, desk.url()).href);
  await sheets.act('Clore ces jours').click();
  await sheets.confirm('Clore ces jours');
  await expect(sheets.periods.first()).toContainText('Close par Line Roux');
  await desk.goto(new URL(`/portal/timesheets?${month}`, desk.url()).href);
  const paid = {
    lea: decimal(await sheets.hours('Léa Morin', 'Payé').innerText()),
    aicha: decimal(await sheets.hours('Aïcha', 'Payé').innerText()),
  };
  expect(paid).toEqual({ lea: '5,83', aicha: '45,00' });
  await expect(sheets.line('Aïcha')).toContainText(formula);

  // A table by choice: a title of one's own, a column more, and its first lines before it is saved.
  const exports = new ExportsPage(desk);
  await exports.open(first);
  await exports.begin('Paie du mois', 'CSV');
  await exports.column('Heures payées').fill('H. payées');
  await exports.add('Heures corrigées', 'H. corrigées');
  for (const field of ['Heures de nuit', 'Heures du dimanche', 'Heures de jours fériés']) {
    await exports.press(`Retirer ${field}`);
  }
  await expect(exports.dialog.getByRole('row').filter({ hasText: 'Aïcha' })).toContainText('45,00');
  await expectAccessible(desk, 'an export that is being defined');
  await exports.save();
  const csv = await exports.download('Télécharger Paie du mois');
  expect(csv.name).toBe(`paie-du-mois-${first}-${last}.csv`);
  const [titles, ...lines] = csv.bytes.toString('utf8').split('\r\n');
  expect(titles).toBe(
    '\ufeff"Matricule";"Nom";"Prénom";"H. payées";"Heures sup. 1";"Heures sup. 2";"H. corrigées"',
  );
  expect(lines.sort()).toEqual(
    [
      '',
      `"";"Morin";"Léa";"${paid.lea}";"0,00";"0,00";"5,83"`,
      `"00042";"'=HYPERLINK(""https://exemple.fr"";""Salaire"")";"Aïcha";"${paid.aicha}";"8,00";"2,00";"45,00"`,
    ].sort(),
  );

  // A spreadsheet: hours are numbers, and no cell of it is a formula.
  await exports.begin('Tableau du cabinet', 'Tableur');
  await exports.save();
  const sheet = await exports.download('Télécharger Tableau du cabinet');
  expect(sheet.name).toBe(`tableau-du-cabinet-${first}-${last}.xlsx`);
  const cells = await readXlsx(sheet.bytes);
  const row = cells.ok ? cells.value.find((one) => one[2] === 'Aïcha') : [];
  expect(row?.slice(0, 6)).toEqual(['00042', formula, 'Aïcha', '45', '8', '2']);
  for (const [part, text] of unpackWithin(sheet.bytes) ?? []) {
    expect(text, part).not.toMatch(/<f[ >]/);
  }

  // The imports of two payroll programs, with codes of the house.
  const payroll = (separator: string, code: string) =>
    [
      ['', code, paid.lea, written(first), written(last)],
      ['00042', 'HS-25', '8,00', written(first), written(last)],
      ['00042', 'HS-50', '2,00', written(first), written(last)],
      ['00042', code, paid.aicha, written(first), written(last)],
    ].map((one) => one.join(separator));
  for (const [format, separator, extension] of [
    ['Silae', ';', 'csv'],
    ['Sage', '\t', 'txt'],
  ] as const) {
    await exports.begin(`Vers ${format}`, format);
    await exports.column('Heures sup. 1').fill('HS-25');
    await exports.column('Heures sup. 2').fill('HS-50');
    await exports.add('Heures payées', 'EV-H');
    await exports.save();
    const file = await exports.download(`Télécharger Vers ${format}`);
    expect(file.name).toBe(`vers-${format.toLowerCase()}-${first}-${last}.${extension}`);
    const [, ...items] = file.bytes.toString('latin1').split('\r\n');
    expect(items.filter((one) => one !== '').sort()).toEqual(payroll(separator, 'EV-H').sort());
  }

  // Twelve months for the labour inspector, in one press.
  const year = `inspection-${Number(today.slice(0, 4)) - 1}${today.slice(4, 8)}01-${today}`;
  const inspection = await exports.download('CSV');
  expect(inspection.name).toBe(`${year}.csv`);
  const told = inspection.bytes.toString('utf8').split('\r\n');
  expect(told.some((one) => one.startsWith('"\'=HYPERLINK('))).toBe(true);
  const back = told.find((one) => one.startsWith(`"Morin Léa";"";"${written(longAgo)}"`));
  expect(back).toContain('"10:00";"15:15"');
  expect((await exports.download('Tableur')).name).toBe(`${year}.xlsx`);
  const pdf = await exports.download('PDF');
  expect(pdf.name).toBe(`${year}.pdf`);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
});
