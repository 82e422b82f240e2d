import { AccountScreen } from '../screens/portal/account.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { linkIn, test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

const subject = 'Maison Lenoir : votre planning vous attend';
const text = [
  'Salut {prénom} !',
  'Toute l’équipe de {organisation} passe par ici : heures, planning, <b>congés</b>.',
].join('\n\n');
test('C20 C9 the house writes its own invitation mail: seen in a preview, tried on oneself, received by whoever is invited next', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const desk = await house.administration();
  await desk.getByRole('link', { name: 'Configuration', exact: true }).click();
  await desk.getByRole('link', { name: "Mail d'invitation", exact: true }).click();
  await expect(desk.getByText("Comme Comptoir l'écrit")).toBeVisible();
  await desk.getByLabel('Objet', { exact: true }).fill(subject);
  await desk.getByLabel('Texte', { exact: true }).fill(text);
  const buffer = await desk.screenshot({ clip: { x: 0, y: 0, width: 96, height: 96 } });
  const logo = { name: 'logo.png', mimeType: 'image/png', buffer };
  await desk.locator('input[type=file]').setInputFiles(logo);
  await expect(desk.getByRole('img', { name: 'Le logo de la maison' })).toBeVisible();

  // The preview is the mail itself: names filled in, markup as text, account and button below.
  const preview = desk.getByRole('region', { name: 'Aperçu du mail' });
  await expect(preview).toContainText(subject);
  const mail = desk.frameLocator('iframe');
  await expect(mail.getByText('Toute l’équipe de Maison Lenoir passe par ici')).toBeVisible();
  await expect(mail.getByText('<b>congés</b>')).toBeVisible();
  await expect(mail.getByText('ACCEPTER')).toBeVisible();

  // Tried before it is saved: to oneself, and nobody else's mail changes.
  const own = house.credentials.email;
  await desk.getByRole('button', { name: "M'envoyer un essai" }).click();
  const trial = await mailbox.only(own);
  expect(trial.subject).toContain(subject);
  expect(trial.text).toContain('<b>congés</b>');
  await house.hire('Léa', 'Morin', 'employee', 'lea.morin@example.com');
  expect((await mailbox.only('lea.morin@example.com')).subject).not.toContain(subject);

  await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(desk.getByRole('region', { name: 'Messages' })).toContainText('Enregistré.');
  await house.hire('Noé', 'Garnier', 'employee', 'noe.garnier@example.com');
  const letter = await mailbox.only('noe.garnier@example.com');
  expect(letter.subject).toBe(subject);
  expect(letter.text).toContain('Salut Noé !');
  expect(letter.text).toContain('Identifiant : noe.garnier@example.com');
  expect(letter.html).toContain('&lt;b&gt;congés&lt;/b&gt;');
  expect(letter.html).toMatch(/<img[^>]+src="cid:/);
  expect(letter.html.match(/>\s*ACCEPTER\s*</g)).toHaveLength(1);
  const phone = await world.portal(linkIn(letter), 'phone');
  await expect(new AccountScreen(phone).title('Bienvenue, Noé')).toBeVisible();

  // And back to Comptoir's own words.
  await desk.getByRole('button', { name: 'Revenir au texte de Comptoir' }).click();
  await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(desk.getByText("Comme Comptoir l'écrit")).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Enregistrer', exact: true })).toBeDisabled();
  await house.hire('Sam', 'Petit', 'employee', 'sam.petit@example.com');
  expect((await mailbox.only('sam.petit@example.com')).subject).not.toBe(subject);
});
