import type { Page } from '@playwright/test';
import { AccountScreen } from '../screens/portal/account.ts';
import { UsersPage } from '../screens/portal/users.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { Keyboard } from '../world/keyboard.ts';
import { linkIn, test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

/** Writes a name and an address into the panel, wherever its first field has the focus already. */
async function write(keys: Keyboard, page: Page, name: [string, string], email: string) {
  const panel = page.getByRole('dialog', { name: 'Nouveau collègue' });
  await expect(panel.getByLabel('Prénom', { exact: true })).toBeFocused();
  await keys.type(name[0]);
  await keys.press('Tab');
  await keys.type(name[1]);
  await keys.press('Tab');
  await keys.type(email);
}

test('C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 C13 C21 four ways of creating, by keyboard alone: an address that is refused is told, the others accept by their mail', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  mailbox.refuse('tom.roy@example.com');
  const desk = await world.portal('/portal/login');
  const keys = new Keyboard(desk);
  const account = new AccountScreen(desk);
  await keys.fill(account.field('Adresse e-mail'), house.credentials.email);
  await keys.fill(account.field('Mot de passe'), house.credentials.password);
  await keys.press('Enter');
  await expect(account.title('Bonjour Camille')).toBeVisible();

  const users = new UsersPage(desk);
  await keys.enter(desk.getByRole('link', { name: 'Configuration', exact: true }));
  await expect(users.title).toBeVisible();
  const open = desk.getByRole('button', { name: 'Nouveau collègue' });
  const panel = desk.getByRole('dialog', { name: 'Nouveau collègue' });
  await keys.enter(open);

  // Create: somebody without an address, who will punch on the tablet and no more.
  await write(keys, desk, ['Léa', 'Morin'], '');
  await keys.press('Alt+Enter');
  await expect(panel.getByText('Il faut une adresse pour inviter.')).toBeVisible();
  await keys.press('Control+Enter');
  await expect(users.message).toContainText(
    "Léa Morin est dans l'équipe. Son code PIN est prêt à imprimer.",
  );
  await expect(panel).toBeHidden();
  await expect(open).toBeFocused();

  // Create and add another: the panel stays, empty, and the hands too.
  await keys.press('Enter');
  await write(keys, desk, ['Noé', 'Garnier'], 'noe.garnier@example.com');
  await keys.press('Control+Shift+Enter');
  await expect(users.message).toContainText("Noé Garnier est dans l'équipe. Son code PIN");

  // Create, invite and add another; a slip of the finger in the address is asked about.
  await write(keys, desk, ['Inès', 'Faure'], 'ines.faure@gmial.com');
  await expect(panel.getByText('Vouliez-vous dire ines.faure@gmail.com ?')).toBeVisible();
  await keys.enter(panel.getByRole('button', { name: 'Oui, corriger' }));
  await keys.fill(panel.getByLabel('Mobile'), '06 12 34 56 78');
  await keys.to(panel.getByRole('checkbox', { name: 'Manager' }));
  await keys.press('Space', 'Alt+Shift+Enter');
  await expect(users.message).toContainText(
    "Inès Faure est dans l'équipe. L'invitation est en file d'envoi, le code PIN prêt à imprimer.",
  );
  // What was done last is what Enter does.
  await write(keys, desk, ['Tom', 'Roy'], 'tom.roy@example.com');
  await keys.press('Enter');
  await expect(users.message).toContainText("Tom Roy est dans l'équipe. L'invitation");

  // Create and invite: the panel closes.
  await write(keys, desk, ['Sam', 'Petit'], 'sam.petit@example.com');
  await keys.press('Alt+Enter');
  await expect(users.message).toContainText("Sam Petit est dans l'équipe. L'invitation");
  await expect(panel).toBeHidden();
  await expect(desk.getByRole('region', { name: '5 codes à remettre' })).toBeVisible();

  // The welcome mail: the name of the house, the account, one button.
  const letter = await mailbox.only('ines.faure@gmail.com');
  expect(letter.subject).toContain('Maison Lenoir');
  expect(letter.text).toContain('Identifiant : ines.faure@gmail.com');
  expect(letter.text).toContain('Téléphone : +33612345678');
  expect(letter.html.match(/>\s*ACCEPTER\s*</g)).toHaveLength(1);
  expect(letter.html).toContain(`href="${linkIn(letter)}"`);
  await mailbox.only('sam.petit@example.com');
  expect(mailbox.letters('tom.roy@example.com')).toEqual([]);
  expect(mailbox.letters('noe.garnier@example.com')).toEqual([]);
  await users.look();
  await expect(users.row('Tom Roy')).toContainText('E-mail refusé');
  await expect(users.row('Inès Faure')).toContainText('Invité');
  await expect(users.row('Inès Faure')).toContainText('Manager');
  for (const name of ['Léa Morin', 'Noé Garnier']) {
    await expect(users.row(name)).toContainText('Sans accès');
  }

  // Both accept: one on her phone, one on a desk.
  const phone = await accept(await world.portal(linkIn(letter), 'phone'), 'Inès');
  await expect(phone.getByRole('link', { name: 'Mon profil, Inès Faure' })).toBeVisible();
  await expect(phone.getByRole('article').nth(4)).toBeVisible();
  await accept(await world.portal(linkIn(await mailbox.only('sam.petit@example.com'))), 'Sam');

  await users.look();
  for (const name of ['Inès Faure', 'Sam Petit']) {
    await expect(users.row(name)).toContainText('Actif');
  }
  await keys.to(desk.getByRole('tab', { name: /^Tous/ }));
  await keys.press('ArrowRight', 'ArrowRight');
  await expect(desk.getByRole('tab', { name: /^Invités/ })).toBeFocused();
  await expect(users.rows).toHaveCount(1);
  await expect(users.row('Tom Roy')).toContainText('E-mail refusé');
});

/** From the button of the mail into the personal home: one password, twice. */
async function accept(page: Page, given: string): Promise<Page> {
  const keys = new Keyboard(page);
  const account = new AccountScreen(page);
  await expect(account.title(`Bienvenue, ${given}`)).toBeVisible();
  await keys.fill(account.field('Choisissez un mot de passe'), 'tournesol-42');
  await expect(account.rule('Une majuscule')).toContainText('pas encore');
  await keys.press('ControlOrMeta+A');
  await keys.type('Tournesol-42');
  await expect(account.rule('Une majuscule')).toContainText('rempli');
  await keys.fill(account.field('Le même encore une fois'), 'Tournesol-42');
  await expect(account.rule('Les deux sont identiques')).toContainText('rempli');
  await keys.press('Enter');
  await expect(account.title(`Bonjour ${given}`)).toBeVisible();
  return page;
}
