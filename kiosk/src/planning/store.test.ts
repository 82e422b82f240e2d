import { expect, test } from 'vitest';
import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';
import type { ShiftChangeRow } from '@comptoir/shared/planning/change';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { watchHome } from '../local-database/home.ts';
import { contentOf } from '../local-database/shifts.ts';
import { watchBecame } from '../local-database/what-became.ts';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { recordPunch, watchPerson } from '../punches/store.ts';
import { newId } from '../sync/journal.ts';
import {
  acceptChanges,
  answerSwap,
  askAbsence,
  askSwap,
  cancelAbsence,
  noteSeen,
  withdrawSwap,
  write,
} from './acts.ts';
import { settleNotTaken, watchPlanningNews, watchSchedule, watchTeamDay } from './store.ts';

const id = (last: string) => `018f0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [awa, karim, lea] = [id('1'), id('2'), id('3')];
const minute = 60_000;
const hour = 60 * minute;
const today = '2026-11-21';
const clock = (time: string, day = today) => Date.parse(`${day}T${time}:00+01:00`);

const shift = (of: Partial<ShiftRow> = {}): ShiftRow => ({
  ...{ id: id('a1'), person: awa, start: clock('10:00'), end: clock('18:00'), pause: 30 },
  ...{ position: null, team: null, note: null, noteText: null, publishedAt: clock('08:00'), ...of },
});
const seen = ({ start, end, pause, position, note }: ShiftRow) => ({
  ...{ start, end, pause, position, note },
});
const change = (of: Partial<ShiftChangeRow> = {}): ShiftChangeRow => {
  const operation = of.operation ?? id('b1');
  return {
    ...{ id: `${operation}/${id('a1')}/${awa}`, person: awa, shift: id('a1'), operation },
    ...{ cause: 'publication', before: null, after: seen(shift()), at: clock('08:00'), by: karim },
    ...{ seenAt: null, seenBy: null, acceptedAt: null, ...of },
  };
};

async function inStore(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  await world.server.addEmployee(karim, 'Karim', 'manager');
  await world.server.addEmployee(lea, 'Léa');
  const page = await world.enrolled();
  await world.pass(minute);
  return { world, page };
}

async function tell(
  world: World,
  room:
    'establishments' | 'shifts' | 'shiftChanges' | 'positions' | 'absences' | 'swaps' | 'contracts',
  row: { id?: string; person?: string | null } & Record<string, unknown>,
) {
  world.server.feed.push({ room, key: row.id ?? row.person ?? '', row });
  await world.pass(2 * minute);
}

const schedule = async (page: Page, person = awa) => {
  const view = await first(watchSchedule(page.tablet, person));
  if (view === null) throw new Error('Nobody of that id is on the roster.');
  return view;
};
const newest = async (page: Page) => (await page.tablet.database.journal.toArray()).at(-1)!;
const bodies = async (page: Page, kind: string) =>
  (await page.tablet.database.journal.toArray())
    .filter((row) => row.kind === kind)
    .map((row) => (JSON.parse(row.bytes) as { body: { changes: string[] } }).body);

/** A manager at the tablet changes a shift of today. */
async function post(page: Page, from: ShiftRow | null, to: ShiftRow | null) {
  const shiftId = (to ?? from)!.id;
  await write(page.tablet, [
    {
      ...{ id: newId(page.tablet), actor: karim, auth: 'manager' },
      clock: page.tablet.clock.reading(),
      kind: 'shift.post',
      body: { shift: shiftId, from: contentOf(from), to: contentOf(to) },
    },
  ]);
}

test('K21 K23 PLAN-80 one reads one’s weeks on the tablet without a network: times, position, totals, colleagues of the day', async () => {
  const { world, page } = await inStore();
  await tell(world, 'positions', {
    id: id('c1'),
    name: 'Caisse',
    colour: 'teal',
    archived: false,
  });
  await tell(world, 'shifts', shift({ position: id('c1'), note: 'Livraison' }));
  await tell(
    world,
    'shifts',
    shift({ id: id('a2'), person: lea, start: clock('14:00'), end: clock('20:00') }),
  );
  const monday = '2026-11-30';
  await tell(
    world,
    'shifts',
    shift({ id: id('a3'), start: clock('22:00', monday), end: clock('06:00', '2026-12-01') }),
  );
  world.machine.online = false;
  const view = await schedule(page);
  expect(view.weeks.map((week) => [week.monday, week.total])).toEqual([
    ['2026-11-16', 7.5 * hour],
    ['2026-11-23', 0],
    [monday, 7.5 * hour],
  ]);
  const day = view.weeks[0]!.days.find((one) => one.day === today)!;
  expect(day.shifts).toMatchObject([{ position: { name: 'Caisse' }, row: { note: 'Livraison' } }]);
  expect(day.colleagues).toMatchObject([
    { who: { name: 'Léa Martin' }, shifts: [{ pending: false }] },
  ]);
  // A night stands on the business day on which it begins.
  expect(view.weeks[2]!.days[0]!.shifts).toHaveLength(1);
});

test('PLAN-80 the store may keep colleagues, swaps and open shifts to itself', async () => {
  const { world, page } = await inStore();
  await tell(world, 'shifts', shift());
  await tell(world, 'shifts', shift({ id: id('a2'), person: lea }));
  await tell(world, 'shifts', shift({ id: id('a3'), person: null }));
  expect((await schedule(page)).open).toHaveLength(1);
  expect((await schedule(page)).colleagues).toHaveLength(2);
  const planningRules = {
    ...defaultSettings.planningRules,
    ...{ colleagues: false, swaps: false, openShifts: false },
  };
  await tell(world, 'establishments', {
    ...{ id: world.server.ids.establishment, organisationName: 'Maison', name: 'Le Comptoir' },
    settings: { ...defaultSettings, zone: 'Europe/Paris', planningRules },
  });
  const view = await schedule(page);
  expect([view.open, view.colleagues]).toEqual([[], []]);
  // Swaps alone: a shift is given away, and nobody's own shown for it.
  const given = { ...planningRules, swaps: true };
  await tell(world, 'establishments', {
    ...{ id: world.server.ids.establishment, organisationName: 'Maison', name: 'Le Comptoir' },
    settings: { ...defaultSettings, zone: 'Europe/Paris', planningRules: given },
  });
  const { colleagues } = await schedule(page);
  expect(colleagues.map(({ shifts }) => shifts)).toEqual([[], []]);
  const days = view.weeks.flatMap((week) => week.days);
  expect(days.flatMap(({ colleagues }) => colleagues)).toEqual([]);
  expect(days.flatMap(({ shifts }) => shifts)).toHaveLength(1);
});

test('K28 PLAN-81 PLAN-82 what changed since the last visit comes first, and that it was shown is kept once, offline too', async () => {
  const { world, page } = await inStore();
  await tell(world, 'shifts', shift());
  await tell(world, 'shiftChanges', change());
  const other = change({
    operation: id('b2'),
    id: `${id('b2')}/${id('a1')}/${awa}`,
    at: clock('07:00'),
  });
  await tell(world, 'shiftChanges', { ...other, seenAt: clock('07:30'), seenBy: 'portal' });
  world.machine.online = false;
  expect((await first(watchPlanningNews(page.tablet, awa))).unseen).toHaveLength(1);
  const { changes } = await schedule(page);
  expect(changes.map(({ row }) => [row.operation, row.seenAt === null])).toEqual([
    [id('b1'), true],
    [id('b2'), false],
  ]);
  await noteSeen(page.tablet, awa, changes);
  expect(await bodies(page, 'schedule.seen')).toEqual([{ person: awa, changes: [id('b1')] }]);
  expect(await newest(page)).toMatchObject({ state: 'pending' });
  expect((await first(watchPlanningNews(page.tablet, awa))).unseen).toEqual([]);
  const after = await schedule(page);
  expect(after.changes.map(({ row }) => row.seenBy)).toEqual(['tablet', 'portal']);
  // Looked at again, nothing more is said.
  await noteSeen(page.tablet, awa, after.changes);
  expect(await bodies(page, 'schedule.seen')).toHaveLength(1);
});

test('PLAN-83 short notice is told and may be agreed to; nothing waits for it', async () => {
  const { world, page } = await inStore();
  await tell(world, 'shiftChanges', change());
  world.machine.online = false;
  const [line] = (await schedule(page)).changes;
  expect(line?.late).toMatchObject({ required: 7, partTime: false });
  // Punching goes on as ever.
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
  await acceptChanges(page.tablet, awa, [line!]);
  const [after] = (await schedule(page)).changes;
  expect(after?.row.acceptedAt).not.toBeNull();
  expect(after?.row.seenBy).toBe('tablet');
});

test('PLAN-29 a change that was changed again since says so, and is no “now”', async () => {
  const { world, page } = await inStore();
  await tell(world, 'shiftChanges', change());
  const moved = { before: seen(shift()), after: seen(shift({ start: clock('12:00') })) };
  const again = change({ ...moved, operation: id('b2'), at: clock('08:30') });
  await tell(world, 'shiftChanges', { ...again, id: `${id('b2')}/${id('a1')}/${awa}` });
  const { changes } = await schedule(page);
  const told = changes.map(({ row, replaced }) => [row.operation, replaced]);
  expect(new Map(told as [string, boolean][])).toEqual(
    new Map([
      [id('b1'), true],
      [id('b2'), false],
    ]),
  );
});

test('PLAN-83 PLAN-58 whoever works part-time is told of short notice in working days, by the contract of the day of the publication', async () => {
  const { world, page } = await inStore();
  const partTime = { from: '2026-01-01', weekly: 1_440, partTime: true };
  const [line] = await lateOf({ start: clock('10:00', '2026-12-01') });
  // Ten calendar days are enough for everybody else.
  expect(line?.late).toBeNull();
  await tell(world, 'contracts', { person: awa, terms: [partTime] });
  // Six working days lie between Saturday 21 November and Tuesday 1 December.
  const [short] = await lateOf();
  expect(short?.late).toEqual({ days: 6, required: 7, partTime: true });
  const fullTime = { from: '2026-11-21', weekly: 2_100, partTime: false };
  await tell(world, 'contracts', { person: awa, terms: [partTime, fullTime] });
  expect((await lateOf())[0]?.late).toBeNull();
  const later = { ...fullTime, from: '2026-11-22' };
  await tell(world, 'contracts', { person: awa, terms: [partTime, later] });
  expect((await lateOf())[0]?.late).toMatchObject({ partTime: true });

  async function lateOf(after?: { start: number }) {
    if (after) {
      const day = shift({ start: after.start, end: after.start + 8 * hour });
      await tell(world, 'shiftChanges', change({ after: seen(day) }));
    }
    return (await schedule(page)).changes;
  }
});

test('PLAN-85 what a manager posts at the tablet is shown at once: on the home, in the schedule, as a change', async () => {
  const { world, page } = await inStore();
  const stands = shift({ start: clock('09:30'), end: clock('17:00') });
  await tell(world, 'shifts', stands);
  world.machine.online = false;
  const moved = { ...stands, start: clock('10:30'), end: clock('18:00') };
  await post(page, stands, moved);
  const [day] = (await schedule(page)).weeks[0]!.days.filter((one) => one.day === today);
  expect(day?.shifts).toMatchObject([{ pending: true, row: { start: moved.start } }]);
  expect((await schedule(page)).changes).toMatchObject([
    {
      pending: true,
      by: 'Karim Martin',
      row: { cause: 'tablet', before: { start: stands.start } },
    },
  ]);
  // To somebody else: gone for the one, new for the other.
  await post(page, moved, { ...moved, person: lea });
  expect((await schedule(page)).weeks[0]!.total).toBe(0);
  expect((await schedule(page, lea)).changes).toMatchObject([{ row: { before: null } }]);
  await world.pass(40 * minute);
  const home = await first(watchHome(page.tablet));
  expect(home.people.find((tile) => tile.id === lea)?.state).toBe('expected');
  // What no longer stands is not changed by anybody: the server says so later.
  await post(page, stands, null);
  expect((await schedule(page, lea)).weeks[0]!.total).toBe(7 * hour);
});

test('PLAN-84 an absence is asked for, taken back and decided offline, with its state', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  const span = { from: '2026-11-25', to: '2026-11-25', weekdays: null, times: null };
  await askAbsence(page.tablet, { person: awa, type: 'leave', span, reason: 'Mariage' });
  const [asked] = (await schedule(page)).absences;
  expect(asked).toMatchObject({ pending: true, row: { state: 'pending', reason: 'Mariage' } });
  expect((await newest(page)).bytes).not.toContain('Mariage');
  expect((await schedule(page)).weeks[1]!.days[2]!.absences).toHaveLength(1);
  await cancelAbsence(page.tablet, { absence: asked!.row.id, person: awa });
  expect((await schedule(page)).absences).toMatchObject([{ row: { state: 'cancelled' } }]);
  expect((await schedule(page)).weeks[1]!.days[2]!.absences).toEqual([]);
  // Nobody else sees whose absence it is.
  expect((await schedule(page, lea)).absences).toEqual([]);
});

test('PLAN-84 a shift is offered and answered on the same tablet; an open one is asked for; both are withdrawn', async () => {
  const { world, page } = await inStore();
  const start = clock('10:00', '2026-11-24');
  await tell(world, 'shifts', shift({ start, end: start + 8 * hour }));
  await tell(world, 'shifts', shift({ id: id('a2'), person: null, start, end: start + 8 * hour }));
  world.machine.online = false;
  await askSwap(
    page.tablet,
    { person: awa, gives: id('a1'), takes: null, colleague: lea },
    'Examen',
  );
  const [given] = (await schedule(page, lea)).swaps;
  expect(given).toMatchObject({ askedBy: 'Awa Martin', row: { state: 'asked', reason: 'Examen' } });
  expect((await first(watchPlanningNews(page.tablet, lea))).asked).toBe(1);
  await answerSwap(page.tablet, { swap: given!.row.id, person: lea, accepted: true });
  expect((await schedule(page)).swaps).toMatchObject([
    { pending: true, row: { state: 'answered' } },
  ]);
  await withdrawSwap(page.tablet, { swap: given!.row.id, person: awa });
  expect((await schedule(page)).swaps).toMatchObject([{ row: { state: 'withdrawn' } }]);
  await world.pass(minute);
  await askSwap(page.tablet, { person: awa, gives: null, takes: id('a2'), colleague: null });
  expect((await schedule(page)).swaps[0]).toMatchObject({ row: { state: 'answered' } });
});

test('PLAN-84 PLAN-42 a shift is exchanged for one of a colleague’s without a network: asked, answered, and its outcome is shown', async () => {
  const { world, page } = await inStore();
  const [monday, tuesday] = [clock('10:00', '2026-11-23'), clock('14:00', '2026-11-24')];
  await tell(world, 'shifts', shift({ start: monday, end: monday + 8 * hour }));
  const theirs = { id: id('a2'), person: lea, start: tuesday, end: tuesday + 6 * hour };
  await tell(world, 'shifts', shift(theirs));
  // Begun already: nobody asks for it.
  await tell(world, 'shifts', shift({ ...theirs, id: id('a3'), start: clock('07:00') }));
  world.machine.online = false;
  const partners = (await schedule(page)).colleagues;
  expect(partners.map(({ who, shifts }) => [who.id, shifts.map(({ row }) => row.id)])).toEqual([
    [karim, []],
    [lea, [id('a2')]],
  ]);
  await askSwap(page.tablet, { person: awa, gives: id('a1'), takes: id('a2'), colleague: lea });
  const [asked] = (await schedule(page, lea)).swaps;
  expect(asked).toMatchObject({
    ...{ pending: true, row: { state: 'asked', colleague: lea } },
    ...{ gives: { row: { start: monday } }, takes: { row: { start: tuesday } } },
  });
  await answerSwap(page.tablet, { swap: asked!.row.id, person: lea, accepted: true });
  const [answered] = (await schedule(page)).swaps;
  expect(answered).toMatchObject({ pending: true, row: { state: 'answered' } });
  expect(parseDeviceOperation((await newest(page)).bytes).ok).toBe(true);
  // The manager accepts in the portal: the outcome stands where it was asked.
  await tell(world, 'swaps', {
    ...answered!.row,
    ...{ state: 'approved', decidedBy: karim, decidedAt: clock('09:30') },
  });
  world.machine.online = true;
  page.platform.connectivityChanged();
  await world.pass(2 * minute);
  expect((await schedule(page)).swaps).toMatchObject([
    { pending: false, decidedBy: 'Karim Martin', row: { state: 'approved' } },
  ]);
});

test('PLAN-84 what the server did not take is told to whoever asked, until they have understood', async () => {
  const { world, page } = await inStore();
  world.server.outcomeOf = ({ kind }) =>
    kind === 'absence.ask' ? { status: 'refused', refusal: 'foreign-establishment' } : null;
  const span = { from: '2026-11-25', to: '2026-11-25', weekdays: null, times: null };
  await askAbsence(page.tablet, { person: awa, type: 'leave', span, reason: '' });
  await world.pass(2 * minute);
  const [told] = (await schedule(page)).notTaken;
  expect(told?.refusal).toBe('foreign-establishment');
  expect((await schedule(page, lea)).notTaken).toEqual([]);
  expect((await schedule(page)).absences).toEqual([]);
  await settleNotTaken(page.tablet, told!.key);
  expect((await schedule(page)).notTaken).toEqual([]);
});

test('PLAN-100 what was asked is kept, then sent, or not taken and why', async () => {
  const { world, page } = await inStore();
  const { tablet } = page;
  const span = { from: '2026-11-25', to: '2026-11-25', weekdays: null, times: null };
  world.machine.online = false;
  const asked = await askAbsence(tablet, { person: awa, type: 'leave', span, reason: '' });
  const became = () => first(watchBecame(tablet, asked));
  expect(await became()).toEqual({ state: 'kept' });
  world.machine.online = true;
  await world.pass(2 * minute);
  expect(await became()).toEqual({ state: 'sent' });
  // It leaves the journal once the server has it safe.
  await tablet.database.journal.clear();
  expect(await became()).toEqual({ state: 'sent' });

  world.server.outcomeOf = () => ({ status: 'refused', refusal: 'conflict' });
  const refused = await cancelAbsence(tablet, { absence: id('f1'), person: awa });
  await world.pass(2 * minute);
  const told = { state: 'not-taken', refusal: 'conflict' };
  expect(await first(watchBecame(tablet, refused))).toEqual(told);
});

test('PLAN-86 the day of the team: expected, in, gone, away without a reason, nobody yet, not planned', async () => {
  const { world, page } = await inStore();
  await tell(world, 'shifts', shift({ start: clock('09:00'), end: clock('17:00') }));
  await tell(
    world,
    'shifts',
    shift({ id: id('a2'), person: lea, start: clock('14:00'), end: clock('20:00') }),
  );
  await tell(world, 'shifts', shift({ id: id('a3'), person: null }));
  const states = async () => {
    const view = await first(watchTeamDay(page.tablet));
    return [view.people.map(({ who, state }) => [who.name, state]), view.others] as const;
  };
  expect(await states()).toEqual([
    [
      ['Awa Martin', 'missing'],
      ['Léa Martin', 'to-come'],
    ],
    ['Karim Martin'],
  ]);
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
  expect((await states())[0][0]).toEqual(['Awa Martin', 'in']);
  await recordPunch(page.tablet, { person: awa, type: 'break-start', auth: 'pin', actor: awa });
  expect((await states())[0][0]).toEqual(['Awa Martin', 'break']);
  await recordPunch(page.tablet, { person: awa, type: 'out', auth: 'pin', actor: awa });
  expect((await states())[0][1]).toEqual(['Awa Martin', 'gone']);
  await tell(world, 'absences', {
    ...{ id: id('d1'), person: lea, type: 'sick', state: 'approved', reason: 'Grippe' },
    span: { from: today, to: today, weekdays: null, times: null },
    ...{ askedBy: lea, askedAt: clock('08:00'), decidedBy: karim, decidedAt: clock('08:10') },
    decisionReason: null,
  });
  expect((await states())[0][1]).toEqual(['Léa Martin', 'absent']);
  const view = await first(watchTeamDay(page.tablet));
  expect(JSON.stringify(view)).not.toMatch(/Grippe|sick/);
  expect(view.open).toHaveLength(1);
});

test('PLAN-86 whoever is there or still comes stands before those for whom the day is over', async () => {
  const { world, page } = await inStore();
  const over = { start: clock('06:00'), end: clock('08:30') };
  const toCome = { id: id('a2'), person: lea, start: clock('14:00'), end: clock('20:00') };
  await tell(world, 'shifts', shift(over));
  await tell(world, 'shifts', shift(toCome));
  const { people } = await first(watchTeamDay(page.tablet));
  expect(people.map(({ who, state }) => [who.name, state])).toEqual([
    ['Léa Martin', 'to-come'],
    ['Awa Martin', 'absent'],
  ]);
});

test('PLAN-87 how a punch stands to the plan is information for its owner', async () => {
  const { world, page } = await inStore();
  await tell(world, 'shifts', shift({ start: clock('08:45'), end: clock('17:00') }));
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
  const view = await first(watchPerson(page.tablet, awa));
  expect(view?.shift?.arrival).toMatchObject({ kind: 'late' });
  expect(view?.unplanned).toBe(false);
  await recordPunch(page.tablet, { person: lea, type: 'in', auth: 'pin', actor: lea });
  expect((await first(watchPerson(page.tablet, lea)))?.unplanned).toBe(true);
});

test('PLAN-87 one’s own screen says nothing of another day’s shift as if it were of today', async () => {
  const { world, page } = await inStore();
  const shiftOn = async (person: string) => (await first(watchPerson(page.tablet, person)))?.shift;
  const yesterday = (time: string) => clock(time, '2026-11-20');
  const evening = shift({ start: yesterday('18:00'), end: yesterday('23:00') });
  await tell(world, 'shifts', evening);
  expect(await shiftOn(awa)).toBeNull();
  // A night ends on the day after the one on which it began.
  const night = shift({
    id: id('a2'),
    person: lea,
    start: yesterday('22:00'),
    end: clock('07:00'),
  });
  await tell(world, 'shifts', night);
  expect(await shiftOn(lea)).toMatchObject({ start: night.start });
  const dawn = clock('05:00', '2026-11-22');
  await tell(world, 'shifts', { ...evening, start: dawn, end: dawn + 4 * hour });
  await world.pass(clock('13:30') - page.tablet.clock.corrected());
  expect(await shiftOn(awa)).toBeNull();
  // What of today is over stays told, although tomorrow's is nearer.
  const done = shift({ id: id('a3'), start: clock('10:00'), end: clock('12:00') });
  await tell(world, 'shifts', done);
  expect(await shiftOn(awa)).toMatchObject({ start: done.start });
});
