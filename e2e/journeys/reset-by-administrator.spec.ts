import { AccountScreen } from '../screens/portal/account.ts';
import { RecordPage } from '../screens/portal/record.ts';
import { SecurityPage } from '../screens/portal/security.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { linkIn, test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

const next = 'Coquelicot-7';

test('C14 C16 an administrator resets a password and ends a lost second factor: by a link that only the person has, never by a password', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const noe = await house.welcome(mailbox, 'Noé', 'Garnier', 'employee');
  const phone = await house.logIn(noe, 'phone');
  const security = new SecurityPage(phone);
  await security.open();
  const { phone: authenticator } = await security.turnOn(noe.password);

  const desk = await house.administration();
  const record = new RecordPage(desk);
  await record.open(noe.name);
  await record.part('Accès');
  await expect(desk.getByRole('definition').filter({ hasText: 'Active' })).toBeVisible();
  const asked = await record.ask('Réinitialiser le mot de passe');
  await expect(asked).toContainText(`part à ${noe.email}`);
  await asked.getByRole('button', { name: 'Réinitialiser le mot de passe' }).click();
  await expect(record.message).toContainText('Le lien est parti.');

  // His session has ended; the link lets him choose, and his second factor still stands.
  const letter = await mailbox.nth(noe.email, 3);
  expect(letter.subject).toBe('Choisissez un nouveau mot de passe Comptoir');
  const open = new AccountScreen(phone);
  await open.lookAgain();
  await expect(open.ended).toBeVisible();
  const fresh = await world.portal(linkIn(letter), 'phone');
  const account = new AccountScreen(fresh);
  await expect(account.title('Nouveau mot de passe')).toBeVisible();
  await account.field('Nouveau mot de passe').fill(next);
  await account.field('Le même encore une fois').fill(next);
  await account.press('Changer le mot de passe');
  await expect(fresh.getByText('Connectez-vous avec le nouveau.')).toBeVisible();
  await account.logIn(noe.email, next);
  await account.giveCode(await authenticator.code());
  await expect(account.title('Bonjour Noé')).toBeVisible();

  // He stands there without his phone: from now on the password is enough again.
  await record.act('Désactiver la double authentification');
  await expect(record.message).toContainText('La double authentification de Noé Garnier');
  const late = await world.portal('/portal/login', 'phone');
  const login = new AccountScreen(late);
  await login.logIn(noe.email, noe.password);
  await expect(late.getByRole('alert')).toBeVisible();
  await login.logIn(noe.email, next);
  await expect(login.title('Bonjour Noé')).toBeVisible();
});
