import { AccountScreen } from '../screens/portal/account.ts';
import { RecordPage } from '../screens/portal/record.ts';
import { UsersPage } from '../screens/portal/users.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

test('W10 W3 C18 C19 somebody leaves in one confirmation and comes back; their account can be deleted, and what they worked stays', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const noe = await house.welcome(mailbox, 'Noé', 'Garnier', 'employee');
  const phone = await house.logIn(noe, 'phone');
  const desk = await house.administration();
  const users = new UsersPage(desk);
  await users.open();

  // One confirmation: the access goes, then the person is archived.
  await users.actAndConfirm(noe.name, 'Archiver');
  await expect(users.message).toContainText('Noé Garnier est archivé.');
  const open = new AccountScreen(phone);
  await open.lookAgain();
  await expect(open.ended).toBeVisible();
  const late = await world.portal('/portal/login', 'phone');
  const login = new AccountScreen(late);
  await login.logIn(noe.email, noe.password);
  await expect(late.getByRole('alert')).toContainText('Cet accès a été retiré.');
  await users.tab('Actifs');
  await expect(users.row(noe.name)).toHaveCount(0);
  await users.tab('Archivés');
  await expect(users.row(noe.name)).toContainText('Archivé');

  // Back with a right click, taken back again, and restored by what the message offers.
  await users.act(noe.name, 'Restaurer', 'right click');
  await expect(users.message).toContainText('Noé Garnier est de retour. Il faut un nouveau code');
  await users.tab('Tous');
  await expect(users.row(noe.name)).toContainText('Sans code PIN');
  await expect(users.row(noe.name)).toContainText('Accès retiré');
  await users.actAndConfirm(noe.name, 'Archiver');
  await users.message.getByRole('button', { name: 'Annuler' }).click();
  await expect(users.row(noe.name)).toContainText('Accès retiré');

  // Invited again, he is in by the account that he has.
  await users.act(noe.name, 'Inviter');
  await mailbox.nth(noe.email, 2);
  await login.press('Se connecter');
  await expect(login.title('Bonjour Noé')).toBeVisible();

  // The account goes for good, and says what it touches; the person stays on the roster.
  const record = new RecordPage(desk);
  await record.open(noe.name);
  const asked = await record.ask('Supprimer le compte');
  await expect(asked).toContainText(`L'identifiant ${noe.email} disparaît`);
  await expect(asked).toContainText('les pointages, les heures et les tâches restent');
  await expect(asked.getByRole('button', { name: 'Annuler' })).toBeFocused();
  await asked.getByRole('button', { name: 'Supprimer le compte' }).click();
  await expect(record.message).toContainText('Ses heures restent.');
  await login.lookAgain();
  await expect(login.ended).toBeVisible();
  const gone = await world.portal('/portal/login', 'phone');
  await new AccountScreen(gone).logIn(noe.email, noe.password);
  await expect(gone.getByRole('alert')).toBeVisible();
  await users.open();
  await expect(users.row(noe.name)).toContainText('Accès retiré');
});
