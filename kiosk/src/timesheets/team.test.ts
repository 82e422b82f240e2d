import { expect, test } from 'vitest';
import type { Punch } from '@comptoir/shared/punches/punch';
import { inspectionColumns } from '@comptoir/shared/timesheets/exports/inspection';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { declarePunch, recordPunch } from '../punches/store.ts';
import { newId } from '../sync/journal.ts';
import {
  acceptPunch,
  correctAtOnce,
  decideCorrection,
  proposeCorrection,
} from './corrections/store.ts';
import { inspectionCsv } from './exports/inspection-lines.ts';
import { inspectionBounds, readInspection } from './exports/store.ts';
import { watchHours, watchTeam, watchWaiting } from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const karim = '018f0000-0000-7000-8000-000000000002';
const bo = '018f0000-0000-7000-8000-000000000003';
const minute = 60_000;
const hour = 60 * minute;
const today = '2026-11-21';
const clock = (time: string, day = today) => Date.parse(`${day}T${time}:00+01:00`);

async function inStore(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  await world.server.addEmployee(karim, 'Karim', 'manager');
  const page = await world.enrolled();
  await world.pass(minute);
  return { world, page };
}

const waits = async (page: Page, manager = karim) =>
  (await first(watchWaiting(page.tablet, manager))).items.map((item) => [
    item.kind,
    item.who.name,
    item.own,
  ]);

test('O11 CORR-26 a manager finds offline what waits: corrections and doubtful punches, and decides nothing of their own', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  const bare = await recordPunch(page.tablet, {
    person: awa,
    type: 'in',
    auth: 'none',
    actor: null,
  });
  await world.pass(3 * hour);
  const told = {
    person: awa,
    at: world.time.now() - hour,
    note: null,
    auth: 'pin',
    actor: awa,
  } as const;
  const declared = await declarePunch(page.tablet, told);
  await recordPunch(page.tablet, { person: karim, type: 'in', auth: 'none', actor: null });
  await recordPunch(page.tablet, {
    person: null,
    name: 'Max',
    type: 'in',
    auth: 'none',
    actor: null,
  });
  const add = [{ punch: newId(page.tablet), type: 'out' as const, at: clock('12:30') }];
  const asked = { person: awa, day: today, change: { remove: [], add }, reason: 'Oubli' };
  await proposeCorrection(page.tablet, asked, { actor: awa, auth: 'pin' });
  const own = {
    ...asked,
    person: karim,
    change: { remove: [], add: [{ ...add[0]!, punch: newId(page.tablet) }] },
  };
  await proposeCorrection(page.tablet, own, { actor: karim, auth: 'manager' });
  expect((await first(watchWaiting(page.tablet, karim))).unknown).toBe(1);
  expect((await waits(page)).sort()).toEqual([
    ['correction', 'Awa Martin', false],
    ['correction', 'Karim Martin', true],
    ['punch', 'Awa Martin', false],
    ['punch', 'Awa Martin', false],
    ['punch', 'Karim Martin', true],
  ]);
  await acceptPunch(page.tablet, { punch: bare.id, person: awa }, karim);
  await acceptPunch(page.tablet, { punch: declared.id, person: awa }, karim);
  expect((await waits(page)).sort()).toEqual([
    ['correction', 'Awa Martin', false],
    ['correction', 'Karim Martin', true],
    ['punch', 'Karim Martin', true],
  ]);
  const view = await first(watchWaiting(page.tablet, karim));
  const item = view.items.find(({ kind, who }) => kind === 'correction' && who.id === awa);
  if (item?.kind !== 'correction') throw new Error('Awa asked for something.');
  const decision = { correction: item.line.row.id, person: awa, edited: null } as const;
  await decideCorrection(page.tablet, { ...decision, decision: 'refused', reason: 'Non' }, karim);
  expect(await waits(page)).toHaveLength(2);
});

test('CORR-26 SHEET-9 a departure told after the cut-off is put right on the day of its arrival', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
  await world.pass(20 * hour);
  const at = world.time.now() - minute;
  await declarePunch(page.tablet, { person: awa, at, note: null, auth: 'pin', actor: awa });
  const { items } = await first(watchWaiting(page.tablet, karim));
  expect(items).toMatchObject([{ kind: 'punch', day: today, punch: { day: '2026-11-22', at } }]);
});

test('CORR-26 a doubtful punch that the server holds is found by its flag, until somebody accepted it anywhere', async () => {
  const { world, page } = await inStore();
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'none', actor: null });
  await world.pass(2 * minute);
  const [stored] = await page.tablet.database.punches.toArray();
  expect(stored?.receivedAt).not.toBeNull();
  expect(await waits(page)).toEqual([['punch', 'Awa Martin', false]]);
  const { key, stamp: _, ...row } = stored!;
  const accepted = { ...row, accepted: { by: karim, at: world.time.now() } } satisfies Punch;
  world.server.feed.push({ room: 'punches', key, row: accepted });
  await world.pass(2 * minute);
  expect(await waits(page)).toEqual([]);
});

test('CORR-27 a manager puts somebody else’s day right at once, offline: asked and decided stand in the journal', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
  await world.pass(5 * hour);
  const change = {
    remove: [],
    add: [{ punch: newId(page.tablet), type: 'out' as const, at: clock('13:00') }],
  };
  await correctAtOnce(page.tablet, { person: awa, day: today, change, reason: 'Oubli' }, karim);
  expect(await waits(page)).toEqual([]);
  const view = await first(watchHours(page.tablet, awa, { kind: 'week', day: null }));
  const day = view!.days.at(-1)!;
  expect(day.periods).toMatchObject([{ end: clock('13:00'), corrected: true }]);
  expect(day.corrections).toMatchObject([
    { proposedBy: 'Karim Martin', decidedBy: 'Karim Martin', row: { state: 'approved' } },
  ]);
  const kinds = (await page.tablet.database.journal.toArray()).map(({ kind }) => kind);
  expect(kinds.slice(-2)).toEqual(['correction.propose', 'correction.decide']);
});

test('SHEET-42 the week of the store: everybody, each day, and where somebody has to look', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'none', actor: null });
  await world.pass(4 * hour);
  await recordPunch(page.tablet, { person: awa, type: 'out', auth: 'pin', actor: awa });
  const view = await first(watchTeam(page.tablet, null));
  expect(view.people.map(({ who, worked, anomalies }) => [who.name, worked, anomalies])).toEqual([
    ['Awa Martin', 4 * hour, 1],
    ['Karim Martin', 0, 0],
  ]);
  expect(view.people[0]?.days.at(-1)).toMatchObject({ day: today, anomalies: ['no-pin'] });
});

/** Cells of the export, line by line, by their column. */
function cells(
  rows: readonly string[][],
): Partial<Record<(typeof inspectionColumns)[number], string>>[] {
  return rows.map((row) =>
    Object.fromEntries(inspectionColumns.map((name, at) => [name, row[at]])),
  );
}

test('O14 SHEET-43 offline the tablet hands out the hours of its store for an inspection, twelve months back, archived people too', async () => {
  const { world, page } = await inStore();
  await world.server.addEmployee(awa, '=1+1', 'employee');
  const june = '2026-06-10';
  world.server.feed.push(
    {
      room: 'days',
      key: `${bo}/${june}`,
      row: {
        ...{ person: bo, day: june, worked: 7 * hour, breaks: hour },
        periods: [{ start: Date.parse(`${june}T07:00:00Z`), end: Date.parse(`${june}T15:00:00Z`) }],
      },
    },
    {
      room: 'formerEmployees',
      key: bo,
      row: {
        ...{ id: bo, name: { given: 'Bo', family: 'Petit' }, colour: 'teal', role: 'employee' },
        ...{ archivedAt: world.time.now(), archivedBy: null },
      },
    },
  );
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
  await world.pass(4 * hour);
  await recordPunch(page.tablet, { person: awa, type: 'out', auth: 'pin', actor: awa });
  await world.pass(2 * minute);
  world.machine.online = false;
  const { first: from } = await inspectionBounds(page.tablet);
  expect(from).toBe('2025-10-22');
  const read = await readInspection(page.tablet, { from, to: today }, 'fr');
  expect(read.people.map(({ person }) => person)).toEqual(['=1+1 Martin', 'Bo Petit']);
  expect(cells(read.people[1]!.rows)).toMatchObject([
    {
      ...{ person: 'Bo Petit', start: '09:00', end: '17:00', breaks: '', breakTime: '01:00' },
      ...{ worked: '07:00', dayTotal: '07:00', weekTotal: '07:00' },
      remarks: 'pauses : total du jour seulement',
    },
  ]);
  expect(cells(read.people[0]!.rows)).toMatchObject([{ start: '09:01', dayTotal: '04:00' }]);
  // Nothing of it is run by a spreadsheet.
  const csv = inspectionCsv(read.people, 'fr');
  expect(csv.startsWith('\ufeff"Salarié";')).toBe(true);
  expect(csv).toContain(`"'=1+1 Martin"`);
  const short = await readInspection(page.tablet, { from: today, to: today }, 'en');
  expect(short.people).toHaveLength(1);
});
