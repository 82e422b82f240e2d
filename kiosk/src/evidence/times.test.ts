import { expect, test } from 'vitest';
import { type Page, createWorld, first } from '../platform/testing/world.ts';
import { cancelPunch, recordPunch } from '../punches/store.ts';
import { readJumps, watchReceipts, watchTimes, watchTimesPeople } from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;

const punch = (page: Page, type: 'in' | 'break-start' | 'out' = 'in') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });

async function inStore() {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  await world.pass(minute);
  return { world, page };
}

test('O6 EVID-36 offline a manager sees the tablet’s clock, the estimate, and that the server has not received it', async () => {
  const { world, page } = await inStore();
  const sent = await punch(page);
  await world.pass(2 * minute);
  world.machine.online = false;
  const held = await punch(page, 'break-start');
  const mistake = await punch(page, 'out');
  await cancelPunch(page.tablet, mistake.id, awa);
  const { days } = await first(watchTimes(page.tablet, awa));
  expect(days).toHaveLength(1);
  const lines = new Map(days[0]!.punches.map((line) => [line.id, line]));
  const own = await page.tablet.database.journal.where('id').equals(held.id).first();
  expect(lines.get(sent.id)).toMatchObject({ cancelled: false, elsewhere: false });
  expect(lines.get(sent.id)?.receivedAt).toBeGreaterThanOrEqual(sent.at);
  expect(lines.get(held.id)).toMatchObject({ receivedAt: null, estimated: own?.at });
  expect(lines.get(held.id)?.after).toBe(own?.after);
  expect(lines.get(held.id)?.after).not.toBeNull();
  expect(lines.get(mistake.id)?.cancelled).toBe(true);
  // The clock as it stood, and not what was made of it.
  expect(lines.get(held.id)?.wall).toBe(
    (JSON.parse(own?.bytes ?? '') as { clock: { wall: number } }).clock.wall,
  );
});

test('O6 EVID-36 a clock that was moved is shown with where it should have stood, and its punches are marked', async () => {
  const { world, page } = await inStore();
  await punch(page);
  await world.pass(minute);
  expect(await readJumps(page.tablet)).toEqual([]);
  world.machine.online = false;
  world.machine.skew -= 365 * 24 * 60 * minute;
  await world.pass(minute);
  await punch(page, 'out');
  await world.pass(minute);
  const [jump] = await readJumps(page.tablet);
  expect(Math.round((jump!.expected - jump!.found) / minute)).toBe(365 * 24 * 60);
  const { days } = await first(watchTimes(page.tablet, awa));
  const moved = days.flatMap(({ punches }) => punches).filter(({ flags }) => flags.length > 0);
  expect(moved.map(({ type }) => type)).toEqual(['out']);
  expect(moved[0]?.flags).toContain('clock-jumped');
});

test('EVID-36 whoever was archived is found among the others', async () => {
  const { world, page } = await inStore();
  await world.server.addEmployee('018f0000-0000-7000-8000-000000000002', 'Zoé');
  const former = '018f0000-0000-7000-8000-000000000003';
  world.server.feed.push({
    room: 'formerEmployees',
    key: former,
    row: {
      ...{ id: former, name: { given: 'Émile', family: 'Petit' }, colour: 'teal' },
      ...{ role: 'employee', archivedAt: world.time.now(), archivedBy: null },
    },
  });
  await world.pass(2 * minute);
  const people = await first(watchTimesPeople(page.tablet));
  expect(people.map(({ name, initials }) => [name, initials])).toEqual([
    ['Awa Martin', 'AM'],
    ['Émile Petit', 'ÉP'],
    ['Zoé Martin', 'ZM'],
  ]);
});

test('O6 EVID-36 what a correction set aside stays, marked; what it added is marked, and has no receipt', async () => {
  const { world, page } = await inStore();
  const { id } = await punch(page);
  await world.pass(2 * minute);
  const stored = await page.tablet.database.punches.get(id);
  const { key: _, stamp: __, ...row } = stored!;
  const correction = '018f0000-0000-7000-8000-0000000000c1';
  const added = '018f0000-0000-7000-8000-0000000000c2';
  world.server.feed.push(
    { room: 'punches', key: id, row: { ...row, setAside: correction } },
    {
      room: 'punches',
      key: added,
      row: { ...row, id: added, device: correction, epoch: correction, seq: 1, correction },
    },
  );
  await world.pass(2 * minute);
  const { days } = await first(watchTimes(page.tablet, awa));
  const marks = days[0]?.punches.map((line) => [line.id, line.aside, line.added]);
  expect(marks?.sort()).toEqual(
    [
      [id, true, false],
      [added, false, true],
    ].sort(),
  );
  const receipts = await first(watchReceipts(page.tablet, awa));
  expect(receipts.lines.map((line) => line.punch)).toEqual([id]);
});
