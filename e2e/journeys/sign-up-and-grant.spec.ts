import type { Page } from '@playwright/test';
import { AccountScreen } from '../screens/portal/account.ts';
import { UsersPage } from '../screens/portal/users.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { linkIn, test, type Mailbox } from '../world/mailbox.ts';

test.use({ house: 'empty' });

const password = 'Tournesol-42';

/** From the log-in to the confirmed address, on a phone. */
async function signUp(page: Page, mailbox: Mailbox, email: string): Promise<void> {
  const account = new AccountScreen(page);
  const before = mailbox.letters(email).length;
  await page.getByRole('link', { name: "S'inscrire" }).click();
  await expect(account.title('Créer un compte')).toBeVisible();
  await account.field('Adresse e-mail').fill(email);
  await account.field('Mot de passe').fill(password);
  await account.field('Le même encore une fois').fill(password);
  await account.press('Créer mon compte');
  await expect(account.title('Regardez vos e-mails')).toBeVisible();
  const letter = await mailbox.nth(email, before + 1);
  expect(letter.subject).toBe('Confirmez votre adresse pour Comptoir');
  await page.goto(linkIn(letter));
  await expect(account.title('Confirmer votre adresse')).toBeVisible();
  await account.press('Confirmer et entrer');
}

test('R2 R3 R4 R5 R6 R7 R9 R10 R11 R12 R13 whoever signs up before anybody grants them an access is let in when it comes, with what was granted', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const phone = await world.portal('/portal/login', 'phone');
  const email = 'noe.garnier@example.com';
  await signUp(phone, mailbox, email);
  const own = new AccountScreen(phone);
  await expect(own.title('Votre compte est prêt')).toBeVisible();
  await expect(phone.getByText(email)).toBeVisible();
  await own.press('Regarder maintenant');
  await expect(phone.getByRole('alert')).toContainText('Aucun établissement');

  // One switch grants the access to one's own bookings; the further grants appear with it alone.
  const desk = await house.administration();
  const users = new UsersPage(desk);
  await users.open();
  await desk.getByRole('button', { name: 'Nouveau collègue' }).click();
  const panel = desk.getByRole('dialog', { name: 'Nouveau collègue' });
  await panel.getByLabel('Prénom', { exact: true }).fill('Noé');
  await panel.getByLabel('Nom', { exact: true }).fill('Garnier');
  await panel.getByLabel('Adresse e-mail').fill(email);
  const all = panel.getByRole('checkbox', { name: 'Toutes les réservations' });
  const clients = panel.getByRole('checkbox', { name: 'La liste des clients' });
  const business = panel.getByRole('checkbox', { name: 'Business, statistiques, promotion' });
  for (const further of [all, clients, business]) await expect(further).toHaveCount(0);
  await panel.getByRole('switch', { name: 'Peut se connecter et gérer ses propres' }).check();
  await expect(business).not.toBeChecked();
  await clients.check();
  await expect(all).not.toBeChecked();
  await panel.getByRole('button', { name: 'Créer et inviter', exact: true }).click();
  await expect(users.message).toContainText("Noé Garnier est dans l'équipe. L'invitation");
  await mailbox.nth(email, 2);

  // Nothing has to be done again, nor taken back and granted once more: the page looks by itself.
  await expect(own.title('Bonjour Noé')).toBeVisible();
  await users.look();
  await expect(users.row('Noé Garnier')).toContainText('Actif');
  const held = await phone.evaluate(async () => {
    const answer = (await (await fetch('/api/portal/me')).json()) as { permissions: string[] };
    return answer.permissions.filter((one) => /^(bookings|clients)/.test(one)).sort();
  });
  expect(held).toEqual(['bookings.own', 'clients.read']);
});

test('R10 R11 R12 R13 whoever signs up after the grant, without the link of its mail, is inside at once', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const email = 'ines.faure@example.com';
  await house.hire('Inès', 'Faure', 'manager', email);
  const letter = await mailbox.only(email);
  const phone = await world.portal('/portal/login', 'phone');
  await signUp(phone, mailbox, email);
  await expect(new AccountScreen(phone).title('Bonjour Inès')).toBeVisible();
  await expect(phone.getByRole('article', { name: 'Qui est là' })).toBeVisible();

  // The link of the invitation has nothing left to open.
  const late = await world.portal(linkIn(letter), 'phone');
  await expect(new AccountScreen(late).title('Ce lien ne fonctionne plus')).toBeVisible();
});
