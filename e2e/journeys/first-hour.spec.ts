import { EmployeesScreen } from '../screens/employees.ts';
import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import { AddTabletScreen } from '../screens/portal/add-tablet.ts';
import { SetupScreen } from '../screens/portal/setup.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expect, test } from '../world/journey.ts';
import { punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';

test.use({ serverStart: { house: 'empty' } });

test('K1 K2 K12 W3 the first hour: from an empty folder to the first punch of a new employee, without a command', async ({
  world,
}) => {
  const begun = performance.now();
  const desk = await world.portal(await world.server.setupLink());
  const setup = new SetupScreen(desk);
  await setup.language('Français');
  await setup.house('Maison Lenoir', 'Le Comptoir du Marché');
  await expect(setup.title("L'adresse des tablettes")).toBeVisible();
  await setup.goOn();
  await setup.administrator({
    given: 'Camille',
    family: 'Lenoir',
    email: 'camille@example.com',
    password: 'Tournesol-42',
  });
  await setup.managedBy('Awa', 'Diop');
  const { pin, recovery } = await setup.noteCodes('Awa Diop');
  expect(pin).toMatch(/^\d{6}$/);
  expect(recovery).not.toBe('');

  // The first tablet, approved on the same screens.
  await expect(desk.getByText(`${world.server.address}/kiosk/`, { exact: true })).toBeVisible();
  const tablet = await world.tablet();
  const { userCode, fingerprint } = await new EnrolmentScreen(tablet.page).askForCode();
  const adding = new AddTabletScreen(desk);
  await adding.give(userCode);
  expect(await adding.fingerprint()).toBe(fingerprint);
  await adding.approve();
  const home = new HomeScreen(tablet.page);
  await expect(home.tile('Awa')).toBeVisible();
  await expect(home.sync).toHaveText('À jour');

  // On the tablet the manager adds somebody: a name is enough.
  await home.settings.tap();
  const settings = new SettingsScreen(tablet.page);
  await settings.openAs({ id: '', name: 'Awa Diop', pin });
  await settings.section('Employés');
  const noe = { given: 'Noé', family: 'Garnier' };
  const code = await new EmployeesScreen(tablet.page).add(noe.given, noe.family);
  await settings.leave();

  const journal = new ServerJournal(world.server.dataDir);
  await punch(tablet.page, { id: '', name: noe.given, pin: code }, 'Arrivée');
  await expect(home.sync).toHaveText('À jour');
  await expect.poll(() => journal.newPunches().map(({ type }) => type)).toEqual(['in']);
  const [first] = journal.newPunches();
  expect(first?.flags).toBe('[]');
  expect(JSON.parse(journal.nameOf(first?.person ?? '') ?? 'null')).toEqual(noe);
  journal.close();

  // The administrator is inside, and sees the tablet speak.
  await desk.getByRole('link', { name: "Ouvrir l'espace" }).click();
  await desk.getByRole('link', { name: 'Tablettes' }).click();
  await expect(desk.getByText(`Empreinte ${fingerprint}`)).toBeVisible();
  await expect(desk.getByText('En contact')).toBeVisible();
  expect(performance.now() - begun).toBeLessThan(15 * 60_000);
});
