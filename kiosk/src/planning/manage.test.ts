import { expect, test } from 'vitest';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { askAbsence } from './acts.ts';
import { judge } from './judge.ts';
import { decidePlan, postShift, settlePost } from './managing/store.ts';
import { watchDayPlan, watchSchedule } from './store.ts';

const id = (last: string) => `018f0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [awa, karim] = [id('1'), id('2')];
const minute = 60_000;
const clock = (time: string) => Date.parse(`2026-11-21T${time}:00+01:00`);

async function inStore(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  await world.server.addEmployee(karim, 'Karim', 'manager');
  const page = await world.enrolled();
  await world.pass(minute);
  return { world, page };
}

const plan = (page: Page) => first(watchDayPlan(page.tablet, karim));
const wanted = (from: string, to: string, person: string | null = awa) => ({
  ...{ person, start: clock(from), end: clock(to), pause: 30 },
  ...{ position: null, team: null, note: '' },
});
const shownOf = async (page: Page) => (await plan(page)).days[0]!.shifts;

test('PLAN-88 a manager adds, changes, gives and takes off a shift of today without a network', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  await postShift(page.tablet, null, { ...wanted('10:00', '16:00'), note: 'Clés' }, karim);
  const [made] = await shownOf(page);
  expect(made).toMatchObject({ pending: true, row: { person: awa, note: 'Clés' } });
  // The note keeps its text where nothing is said about it anew.
  await postShift(page.tablet, made!.row, { ...wanted('11:00', '16:00'), note: 'Clés' }, karim);
  const [moved] = await shownOf(page);
  expect(moved?.row).toMatchObject({ note: 'Clés', noteText: made!.row.noteText });
  await postShift(page.tablet, moved!.row, wanted('11:00', '16:00', null), karim);
  const [open] = await shownOf(page);
  expect(open?.row).toMatchObject({ person: null, note: null });
  const count = await page.tablet.database.journal.count();
  await postShift(page.tablet, open!.row, wanted('11:00', '16:00', null), karim);
  expect(await page.tablet.database.journal.count()).toBe(count);
  await postShift(page.tablet, open!.row, null, karim);
  expect(await shownOf(page)).toEqual([]);
});

test('PLAN-88 what stands against a shift is told in words and forbids nothing', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  await postShift(page.tablet, null, wanted('06:00', '17:30'), karim);
  await postShift(page.tablet, null, wanted('12:00', '14:00'), karim);
  const view = await plan(page);
  const person = view.people.find(({ who }) => who.id === awa)!;
  const [long] = view.days[0]!.shifts;
  expect(judge(person, long!.row, view)).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'conflict', rule: 'overlap' }),
      expect.objectContaining({ kind: 'warning', rule: 'daily-maximum' }),
    ]) as never,
  );
});

test('PLAN-88 PLAN-38 shifts in another store and the hours of a contract are told as in the portal, without a network', async () => {
  const { world, page } = await inStore();
  const elsewhere = {
    ...{ id: id('e1'), person: awa },
    ...{ start: clock('15:00'), end: clock('20:00') },
  };
  world.server.feed.push({ room: 'shiftsElsewhere', key: elsewhere.id, row: elsewhere });
  const terms = [{ from: '2026-01-01', weekly: 10 * 60, partTime: true }];
  world.server.feed.push({ room: 'contracts', key: awa, row: { person: awa, terms } });
  await world.pass(6 * minute);
  world.machine.online = false;
  const shift = { id: 'new', start: clock('09:00'), end: clock('16:00'), pause: 30 };
  const toldOf = async () => {
    const view = await plan(page);
    const person = view.people.find(({ who }) => who.id === awa)!;
    return judge(person, shift, view);
  };
  const told = await toldOf();
  expect(told).toContainEqual({ kind: 'conflict', rule: 'elsewhere', strength: 'plain' });
  // Six hours and a half here, five there: beyond a tenth of ten hours.
  expect(told).toContainEqual({
    ...{ kind: 'warning', rule: 'part-time-tenth' },
    ...{ found: 11.5 * 60 * minute, limit: 11 * 60 * minute },
  });
  world.machine.online = true;
  world.server.feed.push({ room: 'shiftsElsewhere', key: elsewhere.id, row: null });
  world.server.feed.push({ room: 'contracts', key: awa, row: null });
  page.platform.connectivityChanged();
  await world.pass(6 * minute);
  expect(await toldOf()).toEqual([]);
});

test('PLAN-89 a post that the server refused stands beside what is published, and the manager says which one stays', async () => {
  const { world, page } = await inStore();
  const stands: ShiftRow = {
    ...{ id: id('a1'), person: awa, start: clock('10:00'), end: clock('18:00'), pause: 30 },
    ...{ position: null, team: null, note: null, noteText: null, publishedAt: clock('08:00') },
  };
  world.server.feed.push({ room: 'shifts', key: stands.id, row: stands });
  await world.pass(2 * minute);
  world.machine.online = false;
  world.server.outcomeOf = ({ kind }) =>
    kind === 'shift.post' ? { status: 'refused', refusal: 'conflict' } : null;
  await postShift(page.tablet, stands, wanted('12:00', '18:00'), karim);
  const theirs = { ...stands, person: karim };
  world.server.feed.push({ room: 'shifts', key: stands.id, row: theirs });
  world.machine.online = true;
  await world.pass(5 * minute);
  const { clashes, notTaken } = await plan(page);
  expect(notTaken).toEqual([]);
  expect(clashes).toMatchObject([
    { by: 'Karim Martin', mine: { start: clock('12:00') }, theirs: { person: karim } },
  ]);
  expect(await shownOf(page)).toMatchObject([{ pending: false, row: { person: karim } }]);
  world.server.outcomeOf = () => null;
  world.machine.online = false;
  await settlePost(page.tablet, { key: clashes[0]!.key, keep: 'mine', manager: karim });
  expect((await plan(page)).clashes).toEqual([]);
  expect(await shownOf(page)).toMatchObject([
    { pending: true, row: { person: awa, start: clock('12:00') } },
  ]);
});

test('PLAN-88 a manager decides about somebody else’s absence without a network', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  const span = { from: '2026-11-25', to: '2026-11-25', weekdays: null, times: null };
  await askAbsence(page.tablet, { person: awa, type: 'leave', span, reason: '' });
  const [asked] = (await plan(page)).absences;
  const of = { kind: 'absence' as const, id: asked!.row.id, person: awa };
  await decidePlan(page.tablet, { of, decision: 'refused', reason: 'Inventaire' }, karim);
  expect((await plan(page)).absences).toEqual([]);
  const own = await first(watchSchedule(page.tablet, awa));
  expect(own?.absences).toMatchObject([
    {
      pending: true,
      decidedBy: 'Karim Martin',
      row: { state: 'refused', decisionReason: 'Inventaire' },
    },
  ]);
});
