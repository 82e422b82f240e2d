import { AccountScreen } from '../screens/portal/account.ts';
import { RecordPage } from '../screens/portal/record.ts';
import { UsersPage } from '../screens/portal/users.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { linkIn, test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

const email = 'noe.garnier@example.com';

test('C12 C19 C21 W3 an invitation that came back is corrected, sent again and revoked: only the newest link opens, and all of it stays written', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  mailbox.refuse('noe.garnie@example.com');
  const noe = await house.hire('Noé', 'Garnier', 'employee', 'noe.garnie@example.com');
  const open = async (link: string) => new AccountScreen(await world.portal(link, 'phone'));
  const desk = await house.administration();
  const users = new UsersPage(desk);
  const record = new RecordPage(desk);

  // The mail server refused the address: the home, the list and the record say so, and lead to the correction.
  await expect
    .poll(async () => {
      await desk.reload();
      await expect(desk.getByRole('article', { name: 'Invitations' })).toContainText(noe.name);
      return desk.getByRole('article', { name: 'Invitations' }).innerText();
    })
    .toContain('E-mail refusé');
  await users.open();
  await users.tab('Invités');
  await expect(users.row(noe.name)).toContainText('E-mail refusé');
  await record.open(noe.name);
  await record.part('Accès');
  await expect(desk.getByText('a refusé noe.garnie@example.com')).toBeVisible();
  await desk.getByRole('button', { name: "Corriger l'adresse" }).click();
  const form = desk.getByRole('form', { name: 'Modifier' });
  await expect(form.getByLabel('Adresse e-mail')).toBeFocused();
  await form.getByLabel('Adresse e-mail').fill(email);
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(form).toBeHidden();
  await record.act("Renvoyer l'invitation");
  await expect(record.message).toContainText("L'ancien ne marche plus.");
  const first = linkIn(await mailbox.only(email));
  await expect((await open(first)).title('Bienvenue, Noé')).toBeVisible();

  // Sent again from the list: a new link, and the one before is dead.
  await users.open();
  await users.act(noe.name, "Renvoyer l'invitation", 'right click');
  await expect(users.message).toContainText("Invitation de Noé Garnier en file d'envoi.");
  const second = linkIn(await mailbox.nth(email, 2));
  await expect((await open(first)).title('Ce lien ne fonctionne plus')).toBeVisible();
  await expect((await open(second)).title('Bienvenue, Noé')).toBeVisible();

  // Revoked: no link opens any more.
  await users.actAndConfirm(noe.name, "Retirer l'accès");
  await expect(users.row(noe.name)).toContainText('Accès retiré');
  await expect((await open(second)).title('Ce lien ne fonctionne plus')).toBeVisible();

  // Everything stays written: when, who, and what the mail server answered.
  await record.open(noe.name);
  await record.part('Accès');
  const history = record.invitations;
  await expect(history.filter({ hasText: 'Camille Lenoir a invité Noé Garnier' })).toHaveCount(1);
  const again = history.filter({ hasText: "Camille Lenoir a renvoyé l'invitation à Noé Garnier" });
  await expect(again).toHaveCount(2);
  await expect(again.first().locator('time')).toHaveText(/^\d\d:\d\d$/);
  await expect(history.filter({ hasText: "E-mail d'invitation à Noé Garnier" })).toHaveCount(3);
});
