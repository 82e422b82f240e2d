import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { HomeScreen } from '../screens/home.ts';
import { DayPlanScreen, ScheduleScreen } from '../screens/schedule.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { Plan } from '../world/plan.ts';
import { identify, type Person } from '../world/punch.ts';

test.use({ serverStart: { house: 'empty' } });

const today = businessDay(Date.now(), 'Europe/Paris', 5);
const [first, second] = [addDays(today, 2), addDays(today, 3)];
const words = (date: string) =>
  new Intl.DateTimeFormat('fr', {
    ...{ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' },
  }).format(Date.parse(`${date}T12:00:00Z`));

test('K23 PLAN-84 PLAN-42 PLAN-45 two people exchange shifts at the tablet without a network, a manager accepts there, and each sees the outcome', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const lea = await house.hire('Léa', 'Morin', 'employee');
  const plan = await Plan.of(house);
  await plan.publish([
    { person: noe.id, day: first, times: ['09:00', '17:00'] },
    { person: lea.id, day: second, times: ['12:00', '20:00'] },
  ]);
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Noé')).toBeVisible();
  await tablet.caughtUp();
  const schedule = new ScheduleScreen(page);
  const enter = async (person: Person) => {
    await identify(page, person);
    await schedule.open();
  };

  // Without a network he asks for hers, for his.
  await tablet.unplug();
  await enter(noe);
  await schedule.day(words(first)).tap();
  await schedule.exchange({ with: 'Léa Morin', for: '12:00 – 20:00', because: 'Examen' });
  await expect(page.getByText('Proposé, en attente')).toBeVisible();
  await home.comeBack();

  // She is told, and says yes.
  await enter(lea);
  await page.getByRole('button', { name: 'Répondre' }).tap();
  const asked = page.getByRole('listitem').filter({ hasText: 'Examen' });
  await expect(asked).toContainText(/09:00\s–\s17:00.*12:00\s–\s20:00/);
  await expectAccessible(page, 'an exchange to answer');
  await asked.getByRole('button', { name: "Oui, j'échange" }).tap();
  await expect(asked).toContainText('Attend le responsable');
  await home.comeBack();

  // The manager accepts at the same tablet; it moves once the server has agreed.
  const settings = new SettingsScreen(page);
  await home.settings.tap();
  await settings.openAs(house.manager);
  await settings.section('Planning');
  await new DayPlanScreen(page).tab('Demandes');
  await page.getByRole('button', { name: 'Accepter' }).tap();
  await expect(page.getByText('Rien à décider.')).toBeVisible();
  await settings.leave();
  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');
  await tablet.caughtUp();

  await enter(noe);
  await expect(schedule.changes).toContainText(`Échange accepté par ${house.manager.name}`);
  // Whoever wanted it is asked for no agreement to it.
  await expect(schedule.changes.getByRole('button', { name: "D'accord" })).toHaveCount(0);
  await expect(schedule.day(words(second))).toHaveAccessibleName(/12:00 – 20:00/);
  await expect(schedule.day(words(first))).not.toHaveAccessibleName(/09:00/);
  await schedule.requests();
  await expect(page.getByRole('listitem').filter({ hasText: 'Examen' })).toContainText('Accepté');
  await home.comeBack();
  await enter(lea);
  await expect(schedule.day(words(first))).toHaveAccessibleName(/09:00 – 17:00/);
});
