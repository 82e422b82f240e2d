import { uuidv7 } from '@comptoir/shared/journal/ids';
import { publicationPreviewSchema } from '@comptoir/shared/planning/portal';
import { addDays, businessDay, instantOf } from '@comptoir/shared/time/business-day';
import { HomeScreen } from '../screens/home.ts';
import { ScheduleScreen } from '../screens/schedule.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { identify } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';

test.use({ serverStart: { house: 'empty' } });

const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
const rule = { zone: 'Europe/Paris', cutOffHour: 5 };
const today = businessDay(Date.now(), rule.zone, rule.cutOffHour);
const day = addDays(today, 2);

test('K28 K23 PLAN-81 PLAN-82 somebody without an e-mail sees a change of their schedule first on the tablet, offline, and is recorded as told, once', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const establishment = await house.establishment();
  const { tablet } = await house.namedTablet();
  const second = await house.namedTablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Noé')).toBeVisible();

  const shift = newId();
  const content = (from: string, to: string) => ({
    ...{ person: noe.id, pause: 30, position: null, team: null, note: null },
    start: instantOf(day, from, rule.zone, rule.cutOffHour),
    end: instantOf(day, to, rule.zone, rule.cutOffHour),
  });
  const publish = async (from: object | null, to: object) => {
    const was = from && { ...from, noteText: null };
    await house.ask('POST', 'planning/shifts', {
      establishment,
      changes: [{ shift, from: was, to }],
    });
    const query = `establishment=${establishment ?? ''}&from=${day}&to=${day}`;
    const preview = publicationPreviewSchema.parse(
      await house.ask('GET', `planning/publication?${query}`),
    );
    // Nobody can be reached but on the tablet.
    expect(preview.people).toMatchObject([{ person: noe.id, channels: ['tablet'] }]);
    const { hash, changes } = preview;
    const body = { publication: newId(), establishment, team: null, changes, hash };
    await house.ask('POST', 'planning/publications', { ...body, from: day, to: day });
  };
  await publish(null, content('09:00', '17:00'));
  await publish(content('09:00', '17:00'), content('10:30', '18:30'));
  await tablet.caughtUp();
  await second.tablet.caughtUp();

  const journal = new ServerJournal(world.server.dataDir);
  const told = () => journal.toldChanges(noe.id);
  await expect.poll(() => told()).toHaveLength(2);
  expect(told()).toMatchObject([{ seen_at: null }, { seen_at: null }]);
  const schedule = new ScheduleScreen(page);

  // The network goes once both are here.
  const own = await identify(page, noe);
  await expect(schedule.news).toContainText('2 changements');
  await tablet.unplug();
  // It never stands in the way of a punch.
  await expect(own.act('Arrivée')).toBeEnabled();
  expect(told()).toMatchObject([{ seen_at: null }, { seen_at: null }]);
  await schedule.open();
  await expect(schedule.changes).toContainText('2 changements');
  const moved = schedule.changes
    .getByRole('article')
    .filter({ has: page.getByText('Changé', { exact: true }) });
  await expect(moved).toContainText(/Avant.*09:00 – 17:00/s);
  await expect(moved).toContainText(/Maintenant.*10:30 – 18:30/s);
  await expect(moved).toContainText('Camille Lenoir');
  await expect(moved).toContainText('à moins de 7 jours');
  await moved.getByRole('button', { name: "D'accord" }).tap();
  await expect(moved).toContainText("Vous avez dit d'accord");
  await schedule.back();
  await expect(own.act('Arrivée')).toBeVisible();
  await expect(schedule.news).toHaveCount(0);
  await home.comeBack();

  // Meanwhile they look on the other tablet too; whoever is heard of second changes nothing.
  await identify(second.tablet.page, noe);
  const again = new ScheduleScreen(second.tablet.page);
  await again.open();
  await expect(again.changes).toContainText('2 changements');
  await expect.poll(() => told().every(({ seen_at }) => seen_at !== null)).toBe(true);
  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');
  await expect.poll(() => told().filter(({ accepted_at }) => accepted_at !== null).length).toBe(1);
  expect(told()).toMatchObject([{ seen_by: 'tablet' }, { seen_by: 'tablet' }]);
  const kinds = () => journal.newOperations().map(({ kind }) => kind);
  expect(kinds().filter((kind) => kind === 'schedule.seen')).toHaveLength(2);
  // The first time that it was shown stands, though it was heard of second.
  const [first] = told();
  const heard = first?.seen_at ?? 0;
  await identify(page, noe);
  await expect(page.getByRole('button', { name: 'Mon planning' })).toBeVisible();
  await expect(schedule.news).toHaveCount(0);
  await schedule.open();
  await expect(schedule.changes).toHaveCount(0);
  await expect(schedule.cards).toHaveCount(2);
  expect(told()[0]?.seen_at).toBe(heard);
  expect(kinds().filter((kind) => kind === 'schedule.seen')).toHaveLength(2);
});
