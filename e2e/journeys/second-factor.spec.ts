import { AccountScreen } from '../screens/portal/account.ts';
import { SecurityPage } from '../screens/portal/security.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';

test.use({ serverStart: { house: 'empty' } });

const fifteenDays = 15 * 86_400_000;

test('C14 P13 an administrator is asked for a second factor, needs it after the days of grace, and comes in by code or by recovery code', async ({
  world,
}) => {
  const house = await House.found(world);
  const { email, password } = house.credentials;
  const first = await house.administration();
  const card = first.getByRole('article', { name: 'Sécurité du compte' });
  await expect(card).toContainText('Activez la double authentification avant le');
  await first.context().close();

  // The grace is over: nothing is left but one's own profile.
  await world.server.stop();
  await world.server.start({ shift: fifteenDays });
  const desk = await world.portal('/portal/login');
  await new AccountScreen(desk).logIn(email, password);
  await expect(desk.getByRole('alert')).toContainText('attend la double authentification');
  const gear = desk.getByRole('link', { name: 'Configuration', exact: true });
  await expect(gear).toHaveCount(0);
  expect(await desk.evaluate(async () => (await fetch('/api/portal/employees')).status)).toBe(403);
  await desk.getByRole('link', { name: 'activer maintenant' }).click();
  const security = new SecurityPage(desk);
  const { phone, recoveryCodes } = await security.turnOn(password, fifteenDays);
  await expect(gear).toBeVisible();
  await expect(desk.getByText('Votre rôle la demande')).toBeVisible();
  await gear.click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Utilisateurs' })).toBeVisible();

  // From now on the password alone is not enough; a code opens once.
  const other = await world.portal('/portal/login', 'phone');
  const login = new AccountScreen(other);
  await login.logIn(email, password);
  const code = await phone.code();
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  await login.giveCode(wrong);
  await expect(other.getByRole('alert')).toContainText('code');
  await login.giveCode(code);
  await expect(login.title('Bonjour Camille')).toBeVisible();

  // Without the phone a recovery code opens, once.
  const [spare = ''] = recoveryCodes;
  const third = await world.portal('/portal/login');
  const again = new AccountScreen(third);
  await again.logIn(email, password);
  await again.giveRecoveryCode(spare);
  await expect(again.title('Bonjour Camille')).toBeVisible();
  const late = await world.portal('/portal/login');
  const refused = new AccountScreen(late);
  await refused.logIn(email, password);
  await refused.giveCode(code);
  await expect(late.getByRole('alert')).toContainText('code');
  await late.reload();
  await refused.logIn(email, password);
  await refused.giveRecoveryCode(spare);
  await expect(late.getByRole('alert')).toContainText('code');
});
