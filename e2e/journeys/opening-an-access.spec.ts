import { EmployeesScreen, EmployeeRecord } from '../screens/employees.ts';
import { AccountScreen } from '../screens/portal/account.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expect } from '../world/journey.ts';
import { linkIn, test } from '../world/mailbox.ts';
import { person } from '../world/people.ts';
import { punch } from '../world/punch.ts';
import { settle } from '../world/settled.ts';

const email = 'louis.marchand@example.com';
const password = 'Tournesol-42';

test('K5 K6 K7 K8 K9 K10 K11 K13 K14 K15 K16 K18 K19 K20 C10 C11 an access is opened offline, mailed once, activated on a phone', async ({
  world,
  mailbox,
}) => {
  const tablet = await world.tablet();
  const { page } = tablet;
  const home = await settle(tablet);
  const louis = person('Louis');
  await tablet.unplug();

  // Komia's eight steps, without any network.
  await home.settings.tap();
  const settings = new SettingsScreen(page);
  await settings.openAs(person('Awa'));
  await settings.section('Employés');
  await new EmployeesScreen(page).open(louis.name);
  const record = new EmployeeRecord(page);
  await record.tab('Accès');
  const account = record.card('Compte personnel');
  await expect(account).toContainText('Sans adresse e-mail, aucun compte ne peut être ouvert.');
  await expect(account.getByRole('button', { name: 'Ouvrir un compte' })).toHaveCount(0);
  await account.getByRole('button', { name: 'Ajouter un e-mail' }).tap();
  await record.fill({ 'E-mail': email });
  await record.openAccount('Salarié');
  await expect(account).toContainText(
    "L'invitation partira dès que la tablette joindra le serveur.",
  );
  await expect(page.getByText('pas encore envoyé').first()).toBeVisible();
  await record.tab('Profil');
  await expect(record.value('E-mail')).toContainText(email);
  await expect(record.value('E-mail')).toContainText('pas encore envoyé');
  expect(mailbox.letters(email)).toEqual([]);

  await tablet.plug();
  const letter = await mailbox.only(email);
  expect(letter.text).toContain(`Identifiant : ${email}`);
  expect(letter.text).toContain('Ce lien ne sert qu’une fois');
  await record.tab('Accès');
  await expect(account).toContainText(`Message envoyé à ${email}.`);

  // The manager shows a link too: the one in the letter stays alive.
  const own = record.card("Lien d'inscription");
  await own.getByRole('button', { name: 'Afficher le lien' }).tap();
  await expect(own.getByRole('img', { name: "Code QR du lien d'inscription" })).toBeVisible();
  await own.getByRole('button', { name: 'Masquer le lien' }).tap();
  await settings.leave();

  // A mail scanner looks first; then Louis, on his phone.
  const link = linkIn(letter);
  expect((await fetch(link)).ok).toBe(true);
  const phone = await world.portal(link, 'phone');
  const space = new AccountScreen(phone);
  await expect(space.title('Bienvenue, Louis')).toBeVisible();
  await expect(phone.getByText(email)).toBeVisible();
  await space.field('Choisissez un mot de passe').fill('tournesol');
  await expect(space.rule('Une majuscule')).toContainText('pas encore');
  await space.field('Choisissez un mot de passe').fill(password);
  await expect(space.rule('Une majuscule')).toContainText('rempli');
  await space.field('Le même encore une fois').fill('Tournesol-4');
  await expect(space.rule('Les deux sont identiques')).toContainText('pas encore');
  await space.field('Le même encore une fois').fill(password);
  await space.press('Ouvrir mon espace');
  await expect(space.title('Bonjour Louis')).toBeVisible();
  await expect(phone.getByRole('article', { name: "Aujourd'hui" })).toBeVisible();

  // He punches on the tablet with his PIN, and finds it on the phone after logging in again.
  await punch(page, louis, 'Arrivée');
  await expect(home.sync).toHaveText('À jour');
  const again = await world.portal('/portal/login', 'phone');
  const login = new AccountScreen(again);
  await login.logIn(email, password);
  await expect(login.title('Bonjour Louis')).toBeVisible();
  await expect(again.getByText(/En service depuis \d\d:\d\d/)).toBeVisible();
  await expect(again.getByRole('button', { name: 'Configuration' })).toHaveCount(0);

  // The link has served, and nothing more was written to him.
  const late = await world.portal(link, 'phone');
  await expect(new AccountScreen(late).title('Ce lien ne fonctionne plus')).toBeVisible();
  await expect(home.sync).toHaveText('À jour');
  expect(mailbox.letters(email)).toHaveLength(1);
});
