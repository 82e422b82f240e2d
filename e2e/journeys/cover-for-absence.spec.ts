import { AccountScreen } from '../screens/portal/account.ts';
import { RecordPage } from '../screens/portal/record.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

test('W9 W4 W5 C17 P20 the only administrator is told to choose a second, cannot go before, and may go after', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  await house.tablet();
  const ines = await house.welcome(mailbox, 'Inès', 'Faure', 'employee');
  const second = await house.logIn(ines);
  const gear = second.getByRole('link', { name: 'Configuration', exact: true });
  await expect(gear).toHaveCount(0);

  // The home recommends it, first of all.
  const desk = await house.administration();
  const decide = desk.getByRole('region', { name: 'À décider' });
  const card = decide.getByRole('article', { name: "Relais en cas d'absence" });
  await expect(card).toContainText('Une seule personne administre Comptoir.');
  await expect(
    card.getByRole('listitem').filter({ hasText: 'Administration' }).getByRole('img'),
  ).toHaveAccessibleName('1 personne peut agir, sur deux souhaitées');

  // Meanwhile the last administrator cannot go, whichever way.
  const record = new RecordPage(desk);
  await record.open('Camille Lenoir');
  const own = desk.url().split('/').at(-1)?.split('?')[0] ?? '';
  await record.part('Rôles et droits');
  await expect(desk.getByText('est la dernière personne qui administre')).toBeVisible();
  await expect(record.right('Administration').first()).toBeDisabled();
  await desk.getByRole('button', { name: /^Actions pour / }).click();
  for (const act of ['Archiver', 'Supprimer le compte']) {
    const item = desk.getByRole('menuitem', { name: act });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toContainText('Dernière personne qui administre');
  }
  await desk.keyboard.press('Escape');
  await expect(house.ask('POST', `employees/${own}/archive`)).rejects.toThrow('last-administrator');
  await expect(house.ask('DELETE', `accesses/${own}/account`)).rejects.toThrow(
    'last-administrator',
  );

  // A second person gets the same rights, effective in the session that she has open.
  await record.open(ines.name);
  await record.part('Rôles et droits');
  await record.right('Administration').first().check();
  await record.saveRights();
  await expect(record.message).toContainText('Les droits de Inès Faure sont changés');
  await expect(desk.getByText('Remplaçant·e : Camille Lenoir a les mêmes droits.')).toBeVisible();
  await new AccountScreen(second).lookAgain();
  await expect(gear).toBeVisible();

  await desk.getByRole('link', { name: "Retour à l'accueil" }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Bonjour Camille' })).toBeVisible();
  await expect(desk.getByText('Une seule personne administre Comptoir.')).toHaveCount(0);
  await expect(desk.getByRole('listitem').filter({ hasText: /^Administration/ })).toHaveCount(0);
  await record.open('Camille Lenoir');
  await record.part('Rôles et droits');
  await expect(record.right('Administration').first()).toBeEnabled();
});
