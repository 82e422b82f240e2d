import { AccountScreen } from '../screens/portal/account.ts';
import { RecordPage } from '../screens/portal/record.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

test('C17 O4 P20 two administrators change rights at once: both versions are shown; whoever loses the role sees it on the open page', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const ines = await house.welcome(mailbox, 'Inès', 'Faure', 'administration');
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const [camille, other] = [await house.administration(), await house.logIn(ines)];
  const [hers, theirs] = [new RecordPage(camille), new RecordPage(other)];
  for (const record of [hers, theirs]) {
    await record.open(noe.name);
    await record.part('Rôles et droits');
  }

  // Both choose for the same person; whoever is second is asked, and nothing is overwritten in silence.
  await theirs.right('Comptabilité').check();
  await theirs.saveRights();
  await hers.right('Informatique').check();
  await camille.getByRole('button', { name: 'Enregistrer les droits' }).click();
  await hers.dialog.getByRole('button', { name: 'Enregistrer les droits' }).click();
  await expect(camille.getByText("Quelqu'un d'autre a changé ces droits")).toBeVisible();
  const main = camille.getByRole('main');
  await expect(main).toContainText('Comptabilité');
  await expect(main).toContainText('Informatique');
  await camille.getByRole('button', { name: 'Garder ce qui est là' }).click();
  await expect(hers.right('Comptabilité')).toBeChecked();
  await expect(hers.right('Informatique')).not.toBeChecked();

  // Inès takes the administration from Camille, whose page stands open.
  await theirs.open('Camille Lenoir');
  await theirs.part('Rôles et droits');
  await theirs.right('Administration').first().uncheck();
  await theirs.saveRights();
  await new AccountScreen(camille).lookAgain();
  await expect(camille.getByRole('alert')).toContainText('Vos rôles viennent de changer');
  await expect(camille.getByRole('link', { name: 'Configuration', exact: true })).toHaveCount(0);
  await expect(house.ask('GET', 'employees')).rejects.toThrow('403');

  // And Inès, the last one now, stays.
  await theirs.open(ines.name);
  await theirs.part('Rôles et droits');
  await expect(theirs.right('Administration').first()).toBeDisabled();
  await expect(other.getByText('est la dernière personne qui administre')).toBeVisible();
});
