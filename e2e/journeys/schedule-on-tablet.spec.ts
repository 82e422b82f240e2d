import { planningAnswerSchema } from '@comptoir/shared/planning/portal';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { HomeScreen } from '../screens/home.ts';
import { DayPlanScreen, ScheduleScreen } from '../screens/schedule.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { identify } from '../world/punch.ts';

test.use({ serverStart: { house: 'empty' } });

const today = businessDay(Date.now(), 'Europe/Paris', 5);

test('K21 K23 PLAN-80 PLAN-84 PLAN-86 PLAN-88 PLAN-89 PLAN-100 a manager plans tomorrow at the tablet without a network; two that changed one shift see both and say which stays; an absence is asked for and decided', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const lea = await house.hire('Léa', 'Morin', 'employee');
  const establishment = await house.establishment();
  const bar = await house.tablet();
  const kitchen = await house.tablet();
  const home = new HomeScreen(bar.page);
  await expect(home.tile('Noé')).toBeVisible();
  const plan = async () => {
    const span = `from=${today}&to=${addDays(today, 2)}`;
    const answer = await house.ask('GET', `planning?establishment=${establishment ?? ''}&${span}`);
    return planningAnswerSchema.parse(answer);
  };

  // Offline at the bar: tomorrow's shift, published at once.
  await bar.unplug();
  const settings = new SettingsScreen(bar.page);
  const room = new DayPlanScreen(bar.page);
  await home.settings.tap();
  await settings.openAs(house.manager);
  await settings.section('Planning');
  await room.tab('Demain');
  await room.add({ who: 'Noé Garnier', from: '09:00', to: '17:00' });
  await expect(room.shifts).toContainText('09:00 – 17:00');
  await expect(room.shifts).toContainText('pas encore envoyé');
  // A second one at the same time is told, and not forbidden.
  await bar.page.getByRole('button', { name: 'Ajouter un service' }).tap();
  await room.dialog.getByLabel('Qui').selectOption({ label: 'Noé Garnier' });
  await expect(room.dialog).toContainText('Deux services en même temps.');
  await room.dialog.getByRole('button', { name: 'Annuler' }).tap();
  await settings.leave();

  // Its owner sees it there, and asks not to be there tomorrow.
  await identify(bar.page, noe);
  const schedule = new ScheduleScreen(bar.page);
  await expect(schedule.news).toContainText('1 changement');
  await schedule.open();
  await expect(schedule.changes).toContainText('09:00 – 17:00');
  await schedule.askAbsence('Indisponible', 'Examen');
  await expect(bar.page.getByRole('listitem').filter({ hasText: 'Indisponible' })).toContainText(
    'pas encore envoyé',
  );
  // The line that says that it is kept says by itself that it is sent.
  await expect(bar.page.getByText('Votre demande est gardée.')).toBeVisible();
  await bar.plug();
  await expect(bar.page.getByText('Votre demande est envoyée.')).toBeVisible();
  await expect(bar.page.getByText('Votre demande est gardée.')).toBeHidden();
  await home.comeBack();
  await expect(home.sync).toHaveText('À jour');
  await expect.poll(async () => (await plan()).shifts).toHaveLength(1);
  const [shift] = (await plan()).shifts;
  expect(shift?.published?.person).toBe(noe.id);
  expect((await plan()).absences).toMatchObject([{ state: 'pending', reason: 'Examen' }]);

  // Both tablets change the same shift, neither hears of the other.
  await kitchen.caughtUp();
  const inKitchen = new DayPlanScreen(kitchen.page);
  const kitchenSettings = new SettingsScreen(kitchen.page);
  const kitchenHome = new HomeScreen(kitchen.page);
  await kitchenHome.settings.tap();
  await kitchenSettings.openAs(house.manager);
  await kitchenSettings.section('Planning');
  await inKitchen.tab('Demain');
  await expect(inKitchen.shifts).toContainText('09:00 – 17:00');
  await bar.unplug();
  await inKitchen.change('Noé', { who: 'Léa Morin', from: '09:00', to: '17:00' });
  await expect.poll(async () => (await plan()).shifts[0]?.published?.person).toBe(lea.id);

  await home.settings.tap();
  await settings.openAs(house.manager);
  await settings.section('Planning');
  await room.tab('Demain');
  await room.change('Noé', { who: 'Noé Garnier', from: '12:00', to: '18:00' });
  await bar.plug();
  // Nothing was written over: both stand side by side.
  const clash = bar.page.getByRole('heading', { name: /changé ailleurs entre-temps/ });
  await expect(clash).toBeVisible();
  await expect(bar.page.getByText(/^Noé Garnier, .*12:00 – 18:00/)).toBeVisible();
  await expect(bar.page.getByText(/^Léa Morin, .*09:00 – 17:00/)).toBeVisible();
  expect((await plan()).shifts[0]?.published?.person).toBe(lea.id);
  await bar.page.getByRole('button', { name: 'Mettre ceci à la place' }).tap();
  await expect(clash).toBeHidden();
  await expect.poll(async () => (await plan()).shifts[0]?.published?.person).toBe(noe.id);

  // What waits is decided at the tablet, and its owner reads it.
  await room.tab('Demandes');
  await bar.page.getByRole('button', { name: 'Accepter' }).tap();
  await expect(bar.page.getByText('Rien à décider.')).toBeVisible();
  await expect.poll(async () => (await plan()).absences[0]?.state).toBe('approved');
  await settings.leave();
  await identify(bar.page, noe);
  await schedule.open();
  await schedule.requests();
  await expect(bar.page.getByRole('listitem').filter({ hasText: 'Indisponible' })).toContainText(
    'Accordée',
  );
  await home.comeBack();

  // The day of the team, for everybody who stands before it.
  await bar.page.getByRole('button', { name: /Équipe du jour/ }).tap();
  await expect(bar.page.getByRole('heading', { level: 1 })).toBeVisible();
});
