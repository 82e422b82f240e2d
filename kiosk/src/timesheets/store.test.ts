import { expect, test } from 'vitest';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';
import type { Punch } from '@comptoir/shared/punches/punch';
import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import { changeOf, draftOf } from '@comptoir/shared/timesheets/corrections/draft';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { recordPunch, watchPerson } from '../punches/store.ts';
import { watchHome } from '../local-database/home.ts';
import { newId } from '../sync/journal.ts';
import {
  decideCorrection,
  noteOutcomesSeen,
  objectToCorrection,
  proposeCorrection,
  settleNotTaken,
  withdrawCorrection,
} from './corrections/store.ts';
import { spanOf } from './spans.ts';
import { watchHours, watchNews, watchProposal } from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const karim = '018f0000-0000-7000-8000-000000000002';
const minute = 60_000;
const hour = 60 * minute;
const rule = { zone: 'Europe/Paris', cutOffHour: 5 };
const today = '2026-11-21';
const by = { actor: awa, auth: 'pin' } as const;

const punch = (page: Page, type: 'in' | 'break-start' | 'out') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });
const clock = (time: string, day = today) => Date.parse(`${day}T${time}:00+01:00`);

async function inStore(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  await world.server.addEmployee(karim, 'Karim', 'manager');
  const page = await world.enrolled();
  await world.pass(minute);
  return { world, page };
}

/** Awa's week, once it satisfies. */
const week = async (page: Page, kind: 'week' | 'month' = 'week', day: string | null = null) => {
  const view = await first(watchHours(page.tablet, awa, { kind, day }));
  if (view === null) throw new Error('Awa is not on the roster.');
  return view;
};
const dayOf = async (page: Page, day = today) =>
  (await week(page)).days.find((one) => one.day === day)!;

/** Asks for a departure at that time of today. */
async function askFor(page: Page, time: string, { remove = [] }: { remove?: string[] } = {}) {
  const change = {
    remove,
    add: [{ punch: newId(page.tablet), type: 'out' as const, at: clock(time) }],
  };
  const asked = { person: awa, day: today, change, reason: 'Oubli' };
  return { change, ...(await proposeCorrection(page.tablet, asked, by)) };
}

const row = (of: Partial<CorrectionRow>): CorrectionRow => ({
  ...{ id: '018f0000-0000-7000-8000-0000000000c1', person: awa, day: today, state: 'pending' },
  ...{ asked: { remove: [], add: [] }, standing: null, reason: 'Oubli', proposedBy: awa },
  ...{ proposedAt: clock('09:00'), decision: null, objection: null, ...of },
});

test('K28 SHEET-40 somebody reads their week and month on the tablet, without a network too', async () => {
  const { world, page } = await inStore();
  await punch(page, 'in');
  await world.pass(3 * hour);
  world.machine.online = false;
  await punch(page, 'break-start');
  await world.pass(30 * minute);
  await recordPunch(page.tablet, { person: awa, type: 'break-end', auth: 'pin', actor: awa });
  await world.pass(2 * hour);
  await punch(page, 'out');
  const view = await week(page);
  expect(view.span).toEqual(spanOf('week', today));
  expect(view.days.map(({ day }) => day)).toEqual([
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    today,
  ]);
  const last = view.days.at(-1)!;
  expect(last).toMatchObject({ worked: 5 * hour, breaks: 30 * minute, old: false, lock: null });
  expect(last.periods).toMatchObject([{ pending: true, corrected: false }]);
  expect(view.totals).toMatchObject({ worked: 5 * hour, breaks: 30 * minute });
  expect((await week(page, 'month')).days).toHaveLength(21);
  // The first screen of the same person says the same.
  expect((await first(watchPerson(page.tablet, awa)))?.worked.week).toBe(5 * hour);
});

test('SHEET-41 months older than the punches that a tablet holds come from its rows of days', async () => {
  const { world, page } = await inStore();
  const day = '2026-06-10';
  const periods = [{ start: clock('09:00', day), end: clock('17:00', day) }];
  world.server.feed.push({
    room: 'days',
    key: `${awa}/${day}`,
    row: { person: awa, day, worked: 7.5 * hour, breaks: 30 * minute, periods, corrected: true },
  });
  await world.pass(2 * minute);
  const june = await week(page, 'month', day);
  expect(june.span).toMatchObject({ from: '2026-06-01', to: '2026-06-30' });
  expect(june.totals).toEqual({ worked: 7.5 * hour, breaks: 30 * minute, paid: 7.5 * hour });
  expect(june.overtime).toEqual([]);
  const shown = june.days.find((one) => one.day === day);
  expect(shown).toMatchObject({ old: true, worked: 7.5 * hour, periods: [{ corrected: true }] });
});

test('O11 CORR-22 a correction is proposed offline, waits, and counts once a manager approves it on this tablet', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  await punch(page, 'in');
  await world.pass(5 * hour);
  const late = await punch(page, 'out');
  const { correction } = await askFor(page, '12:00', { remove: [late.id] });
  const waiting = await dayOf(page);
  expect(waiting).toMatchObject({ worked: 5 * hour, anomalies: ['pending-correction'] });
  expect(waiting.corrections).toMatchObject([
    { pending: true, proposedBy: 'Awa Martin', row: { state: 'pending', reason: 'Oubli' } },
  ]);
  // The reason stands in an attachment, not in the bytes.
  const [asked] = (await page.tablet.database.journal.toArray()).slice(-1);
  expect(asked?.bytes).not.toContain('Oubli');
  expect(parseDeviceOperation(asked!.bytes).ok).toBe(true);

  const decision = {
    correction,
    person: awa,
    decision: 'approved',
    edited: null,
    reason: '',
  } as const;
  await decideCorrection(page.tablet, decision, karim);
  const after = await dayOf(page);
  expect(after).toMatchObject({ raw: 5 * hour, anomalies: [] });
  expect(after.worked).toBe(clock('12:00') - after.periods[0]!.start);
  expect(after.corrections[0]).toMatchObject({
    decidedBy: 'Karim Martin',
    row: { state: 'approved' },
  });
  // What was punched is still shown, as it was.
  expect(after.punches.map(({ type, setAside, correction: of }) => [type, setAside, of])).toEqual([
    ['in', undefined, undefined],
    ['out', undefined, correction],
    ['out', correction, undefined],
  ]);
  world.machine.online = true;
  page.platform.connectivityChanged();
  await world.pass(minute);
  const kinds = world.server.journal.map((one) => one.operation?.kind);
  expect(kinds).toEqual([
    'punch.record',
    'punch.record',
    'correction.propose',
    'correction.decide',
  ]);
});

test('O11 CORR-24 a forgotten departure that a manager approves ends the day on the home at once', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  await punch(page, 'in');
  await world.pass(5 * hour);
  const state = async () =>
    (await first(watchHome(page.tablet))).people.find(({ id }) => id === awa)?.state;
  expect(await state()).toBe('in');
  const { correction } = await askFor(page, '12:00');
  expect(await state()).toBe('in');
  const decision = {
    correction,
    person: awa,
    decision: 'approved',
    edited: null,
    reason: '',
  } as const;
  await decideCorrection(page.tablet, decision, karim);
  expect(await state()).toBe('out');
  // Not agreed: what was decided goes on counting, until it is decided again.
  await objectToCorrection(page.tablet, { correction, person: awa, reason: 'À 13 h' });
  expect(await state()).toBe('out');
  await decideCorrection(page.tablet, { ...decision, decision: 'refused', reason: 'Non' }, karim);
  expect(await state()).toBe('in');
  // The second decision is news like the first.
  const news = (await first(watchNews(page.tablet, awa))).outcomes;
  expect(news.map((one) => one.row.state)).toEqual(['refused']);
  expect((await dayOf(page)).corrections[0]).toMatchObject({
    row: { state: 'refused', standing: null, objection: { reason: 'À 13 h' } },
  });
});

test('CORR-23 the outcome stands first on the person’s screen until they looked; what is undecided is taken back', async () => {
  const { world, page } = await inStore();
  await punch(page, 'in');
  await world.pass(4 * hour);
  world.machine.online = false;
  const { correction } = await askFor(page, '11:00');
  await withdrawCorrection(page.tablet, { correction, person: awa }, by);
  expect((await dayOf(page)).corrections[0]?.row.state).toBe('withdrawn');
  expect((await first(watchNews(page.tablet, awa))).outcomes).toEqual([]);

  const second = await askFor(page, '11:30');
  const decision = { person: awa, decision: 'refused', edited: null, reason: 'Non' } as const;
  await decideCorrection(page.tablet, { ...decision, correction: second.correction }, karim);
  const news = await first(watchNews(page.tablet, awa));
  expect(news.outcomes.map(({ decidedBy, row: { state } }) => [decidedBy, state])).toEqual([
    ['Karim Martin', 'refused'],
  ]);
  await noteOutcomesSeen(page.tablet, awa);
  expect((await first(watchNews(page.tablet, awa))).outcomes).toEqual([]);
  // Decided before that on a tablet without a network, and heard of only now: it is news all the same.
  const at = world.time.now() - 2 * hour;
  const other = row({
    ...{ state: 'approved', standing: { remove: [], add: [] } },
    decision: { by: karim, at, decision: 'approved', edited: false, reason: null },
  });
  world.server.feed.push({ room: 'corrections', key: other.id, row: other });
  world.machine.online = true;
  page.platform.connectivityChanged();
  await world.pass(2 * minute);
  const later = (await first(watchNews(page.tablet, awa))).outcomes;
  expect(later.map((one) => one.row.id)).toEqual([other.id]);
});

test('CORR-25 what the server does not take is told to whoever asked, with its reason, until they understood', async () => {
  const { world, page } = await inStore();
  await punch(page, 'in');
  await world.pass(4 * hour);
  world.server.outcomeOf = ({ kind }) =>
    kind === 'correction.propose' ? { status: 'refused', refusal: 'period-locked' } : null;
  await askFor(page, '11:00');
  await world.pass(minute);
  const view = await week(page);
  expect(view.days.at(-1)?.corrections).toEqual([]);
  expect(view.notTaken).toMatchObject([{ day: today, refusal: 'period-locked' }]);
  expect((await first(watchNews(page.tablet, awa))).notTaken).toHaveLength(1);
  await settleNotTaken(page.tablet, view.notTaken[0]!.key);
  expect((await week(page)).notTaken).toEqual([]);
  // It stays in the journal.
  const rows = await page.tablet.database.journal.toArray();
  expect(rows.some(({ kind, state }) => kind === 'correction.propose' && state === 'refused')).toBe(
    true,
  );
});

test('CORR-24 what the server says of a correction replaces what the tablet showed, without a flicker', async () => {
  const { world, page } = await inStore();
  await punch(page, 'in');
  await world.pass(4 * hour);
  const out = await punch(page, 'out');
  await world.pass(minute);
  world.machine.online = false;
  const { change, correction } = await askFor(page, '12:00', { remove: [out.id] });
  const decision = {
    correction,
    person: awa,
    decision: 'approved',
    edited: null,
    reason: '',
  } as const;
  await decideCorrection(page.tablet, decision, karim);
  const before = await dayOf(page);
  expect(before.worked).toBeLessThan(3 * hour);
  const stored = (await page.tablet.database.punches.get(out.id)) as Punch & { key: string };
  const { key: _, ...recorded } = stored;
  const confirmed = row({
    ...{ id: correction, state: 'approved', asked: change, standing: change },
    decision: {
      by: karim,
      at: world.time.now(),
      decision: 'approved',
      edited: false,
      reason: null,
    },
  });
  const [added] = change.add;
  world.server.feed.push(
    { room: 'corrections', key: correction, row: confirmed },
    { room: 'punches', key: out.id, row: { ...recorded, setAside: correction } },
    {
      room: 'punches',
      key: added!.punch,
      row: {
        ...{ ...recorded, id: added!.punch, at: added!.at, wall: added!.at, seq: 1 },
        ...{ device: correction, epoch: correction, auth: 'manager', correction },
      },
    },
  );
  world.machine.online = true;
  page.platform.connectivityChanged();
  await world.pass(2 * minute);
  expect(await page.tablet.database.corrections.count()).toBe(1);
  expect(await page.tablet.database.journal.where('[overlay+about]').above([1, 'c']).count()).toBe(
    0,
  );
  const after = await dayOf(page);
  expect(after.worked).toBe(before.worked);
  expect(after.punches.map(({ id }) => id)).toEqual(before.punches.map(({ id }) => id));
  // Refused after an objection elsewhere: what it added is removed, what it set aside counts again.
  world.server.feed.push(
    {
      room: 'corrections',
      key: correction,
      row: { ...confirmed, state: 'refused', standing: null },
    },
    { room: 'punches', key: out.id, row: recorded },
    { room: 'punches', key: added!.punch, row: null },
  );
  await world.pass(2 * minute);
  expect(await dayOf(page)).toMatchObject({ worked: 4 * hour, raw: 4 * hour });
});

test('O5 CORR-22 whoever proposes is told what the tablet cannot know, what is closed, and who decides', async () => {
  const { world, page } = await inStore();
  await punch(page, 'in');
  await world.pass(4 * hour);
  const silentSince = world.time.now() - 2 * hour;
  world.server.life = { ...world.server.life, silent: [{ name: 'Cuisine', since: silentSince }] };
  const lock = '018f0000-0000-7000-8000-0000000000d1';
  const closed = { id: lock, from: '2026-11-01', to: '2026-11-15', at: world.time.now(), by: null };
  world.server.feed.push(
    { room: 'periodLocks', key: lock, row: closed },
    { room: 'corrections', key: row({}).id, row: row({}) },
  );
  await world.pass(2 * minute);
  world.machine.online = false;
  await world.pass(hour);
  const view = await first(watchProposal(page.tablet, awa, today));
  expect(view).toMatchObject({
    ...{ silent: [{ name: 'Cuisine', since: silentSince }], deciders: ['Karim'], lock: null },
    waiting: [{ row: { state: 'pending' } }],
  });
  expect(view!.lastContact).toBeLessThan(world.time.now() - 50 * minute);
  expect(view!.punches.map(({ type }) => type)).toEqual(['in']);
  const earlier = await first(watchProposal(page.tablet, awa, '2026-11-12'));
  expect(earlier?.lock).toMatchObject({ id: lock, from: '2026-11-01' });
  // A manager's own day: nobody decides about their own.
  expect((await first(watchProposal(page.tablet, karim, today)))?.deciders).toEqual([]);
});

test('CORR-22 the draft of a day is what the tablet holds of it', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  await punch(page, 'in');
  await world.pass(4 * hour);
  const view = await first(watchProposal(page.tablet, awa, today));
  const lines = draftOf(view!.punches, today, rule);
  expect(lines.map(({ type, time }) => [type, time])).toEqual([['in', '09:01']]);
  const now = world.time.now();
  const wanted = { key: 'new', punch: null, type: 'out' as const, time: '12:00', removed: false };
  expect(
    changeOf([...lines, wanted], today, rule, { now, newId: () => newId(page.tablet) }),
  ).toMatchObject({ ok: true, change: { remove: [], add: [{ type: 'out', at: clock('12:00') }] } });
});
