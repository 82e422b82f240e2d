import { meSchema } from '@comptoir/shared/access/portal';
import { statementsAnswerSchema } from '@comptoir/shared/timesheets/portal';
import { statementCode, statementRowSchema } from '@comptoir/shared/timesheets/statement';
import { AccountScreen } from '../screens/portal/account.ts';
import { ExportsPage } from '../screens/portal/exports.ts';
import { SetupScreen } from '../screens/portal/setup.ts';
import { TimesheetsPage } from '../screens/portal/timesheets.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { lookWell, visitAll } from '../world/visits.ts';

test.use({ serverStart: { house: 'empty' } });

const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(inParis(1, '12:00'));

const everyday = [
  '',
  'hours',
  'presence',
  'approvals',
  'timesheets',
  'timesheets?span=week',
  'timesheets/anomalies',
  'timesheets/periods',
  'timesheets/statements',
  'timesheets/exports',
  'profile',
  'profile/security',
  'your-data',
  'configuration/users',
  'configuration/users?new=true',
  'configuration/users?tab=archived',
  'configuration/users/import',
];
const house = [
  'teams',
  'establishments',
  'tablets',
  'tablets/new',
  'organisation',
  'invitation',
  'mail',
  'tokens',
  'journal',
  'evidence',
].map((path) => `configuration/${path}`);
const parts = ['profile', 'access', 'rights', 'punches', 'history'];
const outside = [
  'login',
  'sign-up',
  'confirm',
  'forgotten',
  'recovery',
  'activation',
  'reset',
  'check',
];

test.describe('axe finds nothing in the portal', () => {
  test('on the way from the printed link to the two codes', async ({ world }) => {
    const page = await world.portal(await world.server.setupLink(), 'phone');
    const setup = new SetupScreen(page);
    await expect(setup.title('Dans quelle langue')).toBeVisible();
    await lookWell(page, 'set-up, language');
    await setup.language('Français');
    await expect(setup.title('Votre maison')).toBeVisible();
    await setup.goOn();
    await expect(page.getByText('À remplir.').first()).toBeVisible();
    await lookWell(page, 'set-up, house with faults');
    await setup.house('Maison Lenoir', 'Le Comptoir du Marché');
    await expect(setup.title("L'adresse des tablettes")).toBeVisible();
    await lookWell(page, 'set-up, address');
    await setup.goOn();
    await expect(setup.title('Vous')).toBeVisible();
    await lookWell(page, 'set-up, administrator');
    await setup.administrator({
      given: 'Camille',
      family: 'Lenoir',
      email: 'camille@example.com',
      password: 'Tournesol-42',
    });
    await expect(setup.title('Qui déverrouille la tablette')).toBeVisible();
    await lookWell(page, 'set-up, manager');
    await setup.managedBy('Awa', 'Diop');
    await expect(setup.title('À noter maintenant')).toBeVisible();
    await lookWell(page, 'set-up, codes');
  });

  test('on every page outside, and on those of every day', async ({ world }) => {
    const founded = await House.found(world);
    const door = await world.portal('/portal/login');
    await expect(new AccountScreen(door).title('Connexion')).toBeVisible();
    await visitAll(door, [...outside, 'setup']);
    await visitAll(await founded.administration(), everyday);
  });

  test('on every page of a record and of the house', async ({ world }) => {
    const founded = await House.found(world);
    const { id } = await founded.hire('Noé', 'Garnier', 'manager', 'noe.garnier@example.com');
    const record = parts.map((part) => `configuration/users/${id}?part=${part}`);
    const rules = `configuration/establishments/${await founded.establishment()}`;
    await visitAll(await founded.administration(), [
      ...record,
      ...house,
      rules,
      `timesheets/${id}`,
    ]);
  });

  test('on statements that are read, issued and checked, and on an export that is written', async ({
    world,
  }) => {
    const founded = await House.found(world);
    const { person } = meSchema.parse(await founded.ask('GET', 'me'));
    const establishment = await founded.establishment();
    const issue = { establishment, people: [person.id], from: day, to: day };
    // The second one takes the place of the first.
    await founded.ask('POST', 'statements', issue);
    await founded.ask('POST', 'statements', issue);
    const { statements } = statementsAnswerSchema.parse(await founded.ask('GET', 'me/statements'));
    const codes = [];
    for (const { id } of statements) {
      codes.push(
        statementCode(statementRowSchema.parse(await founded.ask('GET', `statements/${id}`))),
      );
    }
    const page = await founded.administration();
    await visitAll(page, [
      ...statements.map(({ id }) => `hours/statements/${id}`),
      ...codes.map((code) => `check#${code}`),
      `check#${(codes[0] ?? '').replace(/.$/, (end) => (end === '0' ? '1' : '0'))}`,
    ]);
    const sheets = new TimesheetsPage(page);
    await sheets.open('/statements', day);
    await page.getByRole('button', { name: /^one replaced statement of/ }).click();
    await expect(sheets.dialog.getByRole('heading', { name: 'Day by day' })).toBeVisible();
    await lookWell(page, 'an opened statement');
    await sheets.confirm('Close');
    const exports = new ExportsPage(page);
    await exports.open(`${day.slice(0, 8)}01`);
    await page.getByRole('button', { name: 'New export' }).click();
    await expect(exports.dialog.getByRole('table')).toBeVisible();
    await lookWell(page, 'an export that is being written');
  });
});
