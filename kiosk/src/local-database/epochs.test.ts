import { expect, test } from 'vitest';
import type { SyncAnswer } from '@comptoir/shared/sync/messages';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';
import type { DeviceOperation } from '@comptoir/shared/journal/operation';
import { json, problem } from '../platform/testing/answers.ts';
import { textOf } from '../platform/testing/pretend-server.ts';
import { type Page, type World, createWorld } from '../platform/testing/world.ts';
import { type Machine, newMachine } from '../platform/testing/simulated-platform.ts';
import { recordPunch } from '../punches/store.ts';
import { readRefusals, readSync } from '../sync/store.ts';
import type { HeadRow, LocalDatabase } from './schema.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;
type Type = 'in' | 'break-start' | 'break-end' | 'out';

const punch = (page: Page, type: Type = 'in') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  return { world, page: await world.enrolled() };
}

const headOf = async ({ heads }: LocalDatabase) => (await heads.get('head')) as HeadRow;

/** What the tablet says when it begins another epoch. */
async function continuations(page: Page): Promise<DeviceOperation[]> {
  const rows = page.tablet.database.journal.filter((row) => row.kind === 'device.continue');
  return (await rows.toArray()).map(({ bytes }) => {
    const read = parseDeviceOperation(bytes);
    if (!read.ok) throw new Error(read.refusal);
    return read.value;
  });
}

/** The tables of a profile, to be put back later: a backup of the tablet's disk. */
async function profileOf({ tables }: LocalDatabase): Promise<Map<string, unknown[]>> {
  const rows = await Promise.all(tables.map(async (table) => [table.name, await table.toArray()]));
  return new Map(rows as [string, unknown[]][]);
}

/** Ids on the server, each once or the test fails. */
function onServer(world: World): string[] {
  const ids = world.server.journal.flatMap((entry) => entry.operation?.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  return ids;
}

async function rolledBack(
  world: World,
  profile: Map<string, unknown[]>,
  machine: Machine = newMachine(),
): Promise<Page> {
  machine.online = false;
  const page = await world.open({}, machine);
  const { database } = page.tablet;
  await database.transaction('rw', database.tables, async () => {
    for (const table of database.tables) {
      const rows = profile.get(table.name) ?? [];
      await table.bulkPut(rows.filter((row) => (row as { key?: string }).key !== 'lease'));
    }
  });
  await page.tablet.close();
  const again = await world.open({}, machine);
  machine.online = true;
  return again;
}

test('SYNC-9 D13 a tablet that finds itself behind the server goes on in a new epoch before it writes anything', async () => {
  const { world, page } = await shop();
  const first = await punch(page, 'in');
  await world.pass(minute);
  const backup = await profileOf(page.tablet.database);
  const lost = await punch(page, 'break-start');
  await world.pass(minute);
  const { epoch, hash } = backup
    .get('heads')!
    .find((row) => (row as HeadRow).key === 'head') as HeadRow;
  await page.tablet.close();

  const again = await rolledBack(world, backup);
  await world.pass(minute);
  // Its end, not the server's: what came after it has never seen.
  expect(await continuations(again)).toMatchObject([
    { seq: 1, prev: hash, body: { epoch, seq: 1, head: hash, reason: 'behind' } },
  ]);
  const later = await punch(again, 'out');
  await world.pass(minute);
  const [, , continued] = onServer(world);
  expect(onServer(world)).toEqual([first.id, lost.id, continued, later.id]);
  expect(await readSync(again.tablet)).toMatchObject({ pending: 0, state: 'up-to-date' });
});

test('SYNC-9 D13 what a tablet wrote after it was put back is written again in the new epoch', async () => {
  const { world, page } = await shop();
  await punch(page, 'in');
  await world.pass(minute);
  const backup = await profileOf(page.tablet.database);
  await punch(page, 'break-start');
  await punch(page, 'break-end');
  await world.pass(minute);
  await page.tablet.close();
  const again = await rolledBack(world, backup);
  // Before it has spoken to the server it uses a number that is taken.
  const mine = await punch(again, 'out');
  await world.pass(3 * minute);
  const [said] = await continuations(again);
  expect(said).toMatchObject({ seq: 1, body: { reason: 'forked' } });
  // The losing branch is in quarantine at the server, and shown.
  const rows = await again.tablet.database.journal.toArray();
  expect(rows.find((row) => row.id === mine.id)?.state).toBe('quarantined');
  const next = await punch(again, 'in');
  await world.pass(minute);
  expect(onServer(world)).toContain(next.id);
});

test('S01 SYNC-29 a tablet that finds itself behind writes nothing again that the server says it holds apart', async () => {
  const { world, page } = await shop();
  const { database } = page.tablet;
  world.machine.online = false;
  const taken = await punch(page, 'in');
  const apart = await punch(page, 'break-start');
  const unseen = await punch(page, 'break-end');
  const hashes = new Map((await database.journal.toArray()).map((row) => [row.id, row.hash]));
  // The answer of the fork was lost; a shorter push got through, and another tablet is further on.
  let told = false;
  world.server.after = async (path, answer) => {
    if (path !== '/api/sync' || told) return answer;
    told = true;
    const said = (await answer.clone().json()) as SyncAnswer;
    const last = { seq: 9, head: 'b'.repeat(64) };
    const quarantined = [hashes.get(apart.id)!];
    return json({ ...said, outcomes: said.outcomes.slice(0, 1), last, quarantined });
  };
  world.machine.online = true;
  page.tablet.sync.poke();
  await world.pass(3 * minute);
  expect((await continuations(page))[0]).toMatchObject({ body: { reason: 'forked' } });
  const rows = await database.journal.toArray();
  const states = (id: string) => rows.filter((row) => row.id === id).map(({ state }) => state);
  expect(states(taken.id)).toEqual(['sent']);
  expect(states(apart.id)).toEqual(['quarantined']);
  expect(states(unseen.id)).toHaveLength(2);
});

test('SYNC-9 a server that went back behind what the tablet still holds gets that again, in the same epoch', async () => {
  const { world, page } = await shop();
  const ids: string[] = [];
  for (const type of ['in', 'break-start', 'break-end', 'out'] as const) {
    ids.push((await punch(page, type)).id);
    await world.pass(3_000);
  }
  const { epoch } = await headOf(page.tablet.database);
  world.server.restore(2);
  await world.pass(3 * minute);
  expect(onServer(world)).toEqual(ids);
  expect(await continuations(page)).toEqual([]);
  expect((await headOf(page.tablet.database)).epoch).toBe(epoch);
});

test('SYNC-9 a server that went back behind what the tablet has pruned gets the rest in a new epoch that names the gap', async () => {
  const { world, page } = await shop();
  const ids: string[] = [];
  for (const type of ['in', 'break-start', 'break-end', 'out'] as const) {
    ids.push((await punch(page, type)).id);
    await world.pass(3_000);
  }
  const { database } = page.tablet;
  const head = await headOf(database);
  // The first two were in a backup that the server called safe; then it lost that one as well.
  world.server.safe = 2;
  page.tablet.sync.poke();
  await world.pass(minute);
  expect((await database.journal.toArray()).map((row) => row.id)).toEqual(ids.slice(2));
  world.server.safe = null;
  world.server.restore(1);
  const pending = await punch(page, 'in');
  await world.pass(3 * minute);
  const [said] = await continuations(page);
  expect(said).toMatchObject({
    seq: 1,
    body: { epoch: head.epoch, reason: 'server-behind', seq: head.seq + 1 },
  });
  expect(onServer(world)).toEqual([ids[0], said!.id, ids[2], ids[3], pending.id]);
  expect((await readSync(page.tablet)).pending).toBe(0);
});

/** A tablet with one operation that the server holds apart, by a fork. */
async function forked(): Promise<{ world: World; page: Page; machine: Machine; apart: string }> {
  const { world, page } = await shop();
  await punch(page, 'in');
  await world.pass(minute);
  const backup = await profileOf(page.tablet.database);
  await punch(page, 'break-start');
  await world.pass(minute);
  await page.tablet.close();
  const machine = newMachine();
  const again = await rolledBack(world, backup, machine);
  const { id } = await punch(again, 'out');
  await world.pass(3 * minute);
  const rows = await again.tablet.database.journal.toArray();
  const apart = rows.find((row) => row.id === id);
  expect(apart?.state).toBe('quarantined');
  return { world, page: again, machine, apart: apart!.bytes };
}

/** The server is put back from a backup that was made before the fork. */
function forget({ server }: World): void {
  server.quarantine.clear();
  server.restore(2);
}

const heldApart = ({ server }: World) => [...server.quarantine.values()];

test('SYNC-25 what the server held apart is handed in again after it went back, once, with what it says of the rest', async () => {
  const { world, page, apart } = await forked();
  forget(world);
  const later = await punch(page, 'in');
  await world.pass(3 * minute);
  expect(heldApart(world)).toEqual([apart]);
  expect(onServer(world)).toContain(later.id);
  const asked = world.server.requests.filter(({ path }) => path === '/api/sync/drain').length;
  await world.pass(10 * minute);
  // It is known to be there: nobody asks again.
  expect(world.server.requests.filter(({ path }) => path === '/api/sync/drain')).toHaveLength(
    asked,
  );
});

test('SYNC-25 a server that says only that its journal is another one gets it as well', async () => {
  const { world, apart } = await forked();
  world.server.quarantine.clear();
  world.server.resync = '018f0000-0000-7000-8000-0000000000ff';
  await world.pass(3 * minute);
  expect(heldApart(world)).toEqual([apart]);
});

test('SYNC-25 a handing-in that does not go through is tried again until the server says that it holds it', async () => {
  const { world, apart } = await forked();
  let busy = 3;
  world.server.before = (path) =>
    Promise.resolve(path === '/api/sync/drain' && busy-- > 0 ? problem(503, 'busy') : null);
  forget(world);
  await world.pass(10 * minute);
  expect(busy).toBeLessThan(0);
  expect(heldApart(world)).toEqual([apart]);
});

test('SYNC-25 each start of a page hands in again what stands apart: a server may have gone back unseen', async () => {
  const { world, page, machine, apart } = await forked();
  await page.tablet.close();
  world.server.quarantine.clear();
  const next = await world.open({}, machine);
  await world.pass(3 * minute);
  expect(heldApart(world)).toEqual([apart]);
  await next.tablet.close();
});

test('D12 SYNC-26 what a copy of the tablet had already sent is told as recorded, and nobody has to look at it', async () => {
  const { world, page } = await shop();
  await punch(page, 'in');
  await world.pass(minute);
  const { tablet } = page;
  const { epoch } = await headOf(tablet.database);
  world.machine.online = false;
  const twice = await punch(page, 'break-start');
  // The copy has gone on in this epoch, and in its own one with the same operation: a second of its id is not believed.
  world.server.adopt(epoch, 9);
  const refused = { id: null, status: 'refused', refusal: 'malformed' } as const;
  world.server.outcomeOf = (operation) => {
    if (operation.epoch === epoch) return { status: 'retry' };
    return operation.id === twice.id ? refused : null;
  };
  world.machine.online = true;
  await world.pass(3 * minute);
  expect(await continuations(page)).toHaveLength(1);
  expect(await readRefusals(tablet)).toMatchObject([{ kind: 'punch.record', refusal: 'recorded' }]);
  expect(await readSync(tablet)).toMatchObject({ pending: 0, attention: 0 });
  // One that was never written twice is another matter.
  world.server.outcomeOf = () => refused;
  await punch(page, 'out');
  await world.pass(minute);
  expect((await readRefusals(tablet)).map(({ refusal }) => refusal)).toEqual([
    'malformed',
    'recorded',
  ]);
  expect((await readSync(tablet)).attention).toBe(1);
});

test('S09 SYNC-27 a server that was put back to before this epoch began gets the end of the earlier ones as well', async () => {
  const { world, page } = await shop();
  await punch(page, 'in');
  await punch(page, 'break-start');
  await punch(page, 'break-end');
  await world.pass(minute);
  const { tablet } = page;
  const { epoch } = await headOf(tablet.database);
  // A copy of the tablet went on: this one begins another epoch.
  world.server.adopt(epoch, 9);
  tablet.sync.poke();
  await world.pass(minute);
  world.server.adopt(epoch, 3);
  expect(await continuations(page)).toHaveLength(1);
  await punch(page, 'out');
  await world.pass(minute);
  const all = [...onServer(world)].sort();
  expect(all).toHaveLength(5);
  world.server.restore(1);
  await world.pass(3 * minute);
  expect([...onServer(world)].sort()).toEqual(all);
  expect(await readSync(tablet)).toMatchObject({ pending: 0, attention: 0 });
});

test('SYNC-27 what can no longer be put behind the server’s end of an earlier epoch is handed in apart', async () => {
  const { world, page } = await shop();
  for (const type of ['in', 'break-start', 'break-end'] as const) await punch(page, type);
  await world.pass(minute);
  const { tablet } = page;
  const { epoch } = await headOf(tablet.database);
  world.server.adopt(epoch, 9);
  tablet.sync.poke();
  await world.pass(minute);
  world.server.adopt(epoch, 3);
  await punch(page, 'out');
  await world.pass(minute);
  const last = await tablet.database.journal.get([epoch, 3]);
  await tablet.database.journal.delete([epoch, 2]);
  world.server.restore(1);
  await world.pass(3 * minute);
  expect([...world.server.quarantine.keys()]).toEqual([last?.hash]);
});

test('S23 SYNC-27 SYNC-28 the end of an earlier epoch goes in parts where it does not go as a whole, and so does what stands behind a gap', async () => {
  const { world, page } = await shop();
  for (let n = 0; n < 8; n++) {
    await punch(page, n % 2 === 0 ? 'in' : 'out');
    await world.pass(minute);
  }
  const { tablet } = page;
  const { epoch } = await headOf(tablet.database);
  world.server.adopt(epoch, 12);
  tablet.sync.poke();
  await world.pass(minute);
  world.server.adopt(epoch, 8);
  await punch(page, 'out');
  await world.pass(minute);
  await tablet.database.journal.delete([epoch, 5]);
  const rows = await tablet.database.journal.toArray();
  const earlier = rows.filter((row) => row.epoch === epoch);
  const hashes = (from: number, to: number) =>
    earlier.flatMap(({ seq, hash }) => (seq >= from && seq <= to ? [hash] : []));
  // A box on the way lets two operations through at a time.
  let refusals = 0;
  world.server.before = async (path, request) => {
    if (path !== '/api/sync' && path !== '/api/sync/drain') return null;
    const { operations } = JSON.parse(await textOf(request)) as { operations: unknown[] };
    if (operations.length <= 2) return null;
    refusals++;
    return problem(413, 'too-large');
  };
  world.server.restore(1);
  // Signatures are made on other threads: time passes in small steps until it is so, or the test says that it is not.
  const { quarantine } = world.server;
  for (let turn = 0; turn < 200 && quarantine.size < 3; turn++) await world.pass(10_000);
  expect(refusals).toBeGreaterThan(1);
  const recorded = new Set(world.server.journal.map(({ hash }) => hash));
  expect(hashes(1, 4).filter((hash) => !recorded.has(hash))).toEqual([]);
  expect([...quarantine.keys()]).toEqual(hashes(6, 8));
  expect(await readSync(tablet)).toMatchObject({ pending: 0, attention: 0 });
});
