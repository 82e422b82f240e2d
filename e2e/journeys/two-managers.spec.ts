import { EmployeesScreen } from '../screens/employees.ts';
import { HomeScreen } from '../screens/home.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expect, test } from '../world/journey.ts';
import { person } from '../world/people.ts';
import { punch, type Person } from '../world/punch.ts';
import { settle } from '../world/settled.ts';
import type { Tablet } from '../world/tablet.ts';

/** A manager opens « Employés » on a tablet. */
async function employees({ page }: Tablet, manager: Person): Promise<EmployeesScreen> {
  await new HomeScreen(page).settings.tap();
  const settings = new SettingsScreen(page);
  await settings.openAs(manager);
  await settings.section('Employés');
  return new EmployeesScreen(page);
}

async function leave(tablet: Tablet): Promise<HomeScreen> {
  await new SettingsScreen(tablet.page).leave();
  return new HomeScreen(tablet.page);
}

const louis = person('Louis');

test('O4 S28 two managers change one person offline on two tablets: different fields both stay, of the same one a manager chooses', async ({
  world,
}) => {
  const bar = await world.tablet();
  const kitchen = await world.tablet();
  await settle(bar);
  await settle(kitchen);
  await bar.unplug();
  await kitchen.unplug();

  const atBar = await employees(bar, person('Awa'));
  const here = await atBar.open(louis.name);
  await here.edit({ 'E-mail': 'louis@example.com', Téléphone: '06 39 98 11 11' });
  const inKitchen = await employees(kitchen, person('Jean-Baptiste'));
  const there = await inKitchen.open(louis.name);
  await there.edit({ 'E-mail': 'marchand@example.com', 'Nom affiché': 'Loulou' });

  await bar.plug();
  await expect(here.value('E-mail')).toHaveText('louis@example.com');
  await kitchen.plug();

  // What only one of them changed stands on both tablets; of the rest nothing was overwritten.
  await expect(there.value('Téléphone')).toHaveText('06 39 98 11 11');
  await expect(here.value('Nom affiché')).toHaveText('Loulou');
  await expect(there.value('E-mail')).toHaveText('louis@example.com');
  const clash = there.clash('E-mail');
  await expect(clash).toContainText('Demandé ici par Jean-Baptiste Kowalski');
  await expect(clash).toContainText('marchand@example.com');
  await expect(clash).toContainText('Sur le serveur maintenant');
  await expect(clash).toContainText('louis@example.com');
  await expect(here.value('E-mail')).toHaveText('louis@example.com');

  await clash.getByRole('button', { name: 'Garder la mienne' }).tap();
  await expect(clash).toBeHidden();
  await expect(there.value('E-mail')).toHaveText('marchand@example.com');
  await expect(here.value('E-mail')).toHaveText('marchand@example.com');
});

test('K26 O8 a person added on two tablets offline becomes one, with the punches of both', async ({
  world,
}) => {
  const bar = await world.tablet();
  const kitchen = await world.tablet();
  await settle(bar);
  await settle(kitchen);
  await bar.unplug();
  await kitchen.unplug();

  const atBar = await employees(bar, person('Awa'));
  const first = await atBar.add('Nina', 'Berger');
  await (await atBar.open('Nina Berger')).edit({ 'E-mail': 'nina@example.com' });
  await leave(bar);
  const inKitchen = await employees(kitchen, person('Jean-Baptiste'));
  const second = await inKitchen.add('Nina', 'Berger');
  await leave(kitchen);
  await punch(kitchen.page, { id: '', name: 'Nina', pin: second }, 'Arrivée');

  await bar.plug();
  await kitchen.plug();
  for (const { page } of [bar, kitchen]) {
    await expect(new HomeScreen(page).tile('Nina')).toHaveCount(2);
  }
  const list = await employees(bar, person('Awa'));
  await expect(list.row('Nina Berger').first()).toContainText('Peut-être en double');
  const record = await list.open('Nina Berger');
  await bar.page.getByRole('button', { name: "C'est la même personne" }).tap();
  await record.dialog.locator('label').filter({ hasText: 'nina@example.com' }).tap();
  await record.dialog.getByRole('button', { name: 'Garder cette fiche' }).tap();
  await expect(record.dialog).toBeHidden();
  await leave(bar);

  // One Nina on both, in since her punch in the kitchen; only the code of the record that was kept opens.
  for (const { page } of [bar, kitchen]) {
    const tile = new HomeScreen(page).tile('Nina');
    await expect(tile).toHaveCount(1);
    await expect(tile).toContainText('En service');
  }
  await punch(kitchen.page, { id: '', name: 'Nina', pin: first }, 'Départ');
  await expect(new HomeScreen(bar.page).tile('Nina')).toContainText('Pas en service');
});
