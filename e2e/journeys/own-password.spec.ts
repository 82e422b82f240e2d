import { AccountScreen } from '../screens/portal/account.ts';
import { SecurityPage } from '../screens/portal/security.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

const next = 'Coquelicot-7';

test('C15 a password is changed under Profil › Sécurité: every other session ends, and the old password opens nothing', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const noe = await house.welcome(mailbox, 'Noé', 'Garnier', 'employee');
  const shared = await house.logIn(noe);
  const forgotten = await house.logIn(noe);
  const phone = await house.logIn(noe, 'phone');
  const security = new SecurityPage(phone);
  await security.open();

  // He sees where he is logged in, and closes one of them from here. The link of the letter opened one too.
  await expect(security.sessions).toHaveCount(4);
  await expect(security.sessions.first()).toContainText('Cette session');
  await security.sessions.nth(1).getByRole('button', { name: 'Fermer la session' }).click();
  await expect(phone.getByText('Session fermée.')).toBeVisible();
  await expect(security.sessions).toHaveCount(3);

  await security.changePassword(noe.password, next);
  await expect(phone.getByText('Vos autres sessions sont fermées.')).toBeVisible();
  await expect(phone.getByText('Vous n’êtes connecté nulle part ailleurs.')).toBeVisible();
  for (const page of [shared, forgotten]) {
    const open = new AccountScreen(page);
    await open.lookAgain();
    await expect(open.ended).toBeVisible();
  }
  const told = await mailbox.nth(noe.email, 2);
  expect(told.subject).toBe('Votre mot de passe Comptoir a changé');

  const late = await world.portal('/portal/login');
  const login = new AccountScreen(late);
  await login.logIn(noe.email, noe.password);
  await expect(late.getByRole('alert')).toBeVisible();
  await login.logIn(noe.email, next);
  await expect(login.title('Bonjour Noé')).toBeVisible();
});
