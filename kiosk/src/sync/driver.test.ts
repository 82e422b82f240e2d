import { expect, test } from 'vitest';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { pushLimit } from '@comptoir/shared/sync/push-limit';
import type { JournalRow } from '../local-database/schema.ts';
import { cancelPunch, recordPunch } from '../punches/store.ts';
import { json, problem } from '../platform/testing/answers.ts';
import { type Page, type World, createWorld, hanging, settle } from '../platform/testing/world.ts';
import { exportJournal } from './emergency-export.ts';
import { append, newId, newSalt } from './journal.ts';
import { readRefusals, readSync } from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;

async function punch(page: Page, type: 'in' | 'out' | 'break-start' | 'break-end' = 'in') {
  return await recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });
}

async function journal(page: Page): Promise<JournalRow[]> {
  return await page.tablet.database.journal.toArray();
}

/** Ids on the server, each once or the test fails. */
function onServer(world: World): string[] {
  const ids = world.server.journal.flatMap((entry) => entry.operation?.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  return ids;
}

test('a punch is on the server moments after its tick, and its receipt stands in the next one', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const first = await punch(page, 'in');
  await world.pass(1_000);
  const second = await punch(page, 'break-start');
  await world.pass(1_000);
  expect(onServer(world)).toEqual([first.id, second.id]);
  const cited = world.server.journal[1]?.operation?.receipt;
  const held = await page.tablet.database.receipts.toArray();
  expect(held.map((receipt) => receipt.hash)).toContain(cited);
  expect(await readSync(page.tablet)).toMatchObject({
    state: 'up-to-date',
    pending: 0,
    oldest: null,
  });
});

test('S01 SYNC-2 a reply that is lost after the commit doubles nothing', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  let lost = 0;
  world.server.after = (path, answer) =>
    path === '/api/sync' && lost++ < 2
      ? Promise.reject(new TypeError('reset'))
      : Promise.resolve(answer);
  const { id } = await punch(page);
  await world.pass(1_000);
  expect(await readSync(page.tablet)).toMatchObject({ state: 'offline', pending: 1 });
  await world.pass(2 * minute);
  expect(onServer(world)).toEqual([id]);
  expect((await readSync(page.tablet)).pending).toBe(0);
});

test('S02 SYNC-4 after one failure the outbox drains by itself, with no further write', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.machine.online = false;
  const { id } = await punch(page);
  await world.pass(1_000);
  world.machine.online = true;
  // Nobody says that the network is back: no event, only the timer.
  await world.pass(5 * minute);
  expect(onServer(world)).toEqual([id]);
});

test('S03 SYNC-5 a server that swallows requests is not taken for a connection, and is left behind', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  // Signing takes its own time: the request is on the line before the clock goes on.
  const asked = new Promise<void>((heard) => {
    world.server.before = (path) => {
      if (path !== '/api/sync') return Promise.resolve(null);
      heard();
      return new Promise(() => undefined);
    };
  });
  hanging.add(page.tablet);
  const { id } = await punch(page);
  await asked;
  await world.pass(31_000);
  expect(await readSync(page.tablet)).toMatchObject({ state: 'offline', pending: 1 });
  world.server.before = () => Promise.resolve(null);
  hanging.delete(page.tablet);
  await world.pass(3 * minute);
  expect(onServer(world)).toEqual([id]);
  expect((await readSync(page.tablet)).state).toBe('up-to-date');
});

test('S04 SYNC-6 a poison operation is withheld and shown; those around it reach the server', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.machine.online = false;
  const good = [await punch(page, 'in')];
  const poison = await punch(page, 'break-start');
  good.push(await punch(page, 'break-end'), await punch(page, 'out'));
  world.machine.online = true;
  world.server.before = async (path, request) => {
    if (path !== '/api/sync') return null;
    const text = typeof request.body === 'string' ? request.body : await unzipped(request.body!);
    return text.includes(poison.id) ? problem(500, 'internal') : null;
  };
  // Signatures are made on other threads: time passes in small steps until it is so, or the test says that it is not.
  for (let turn = 0; turn < 200 && onServer(world).length < good.length; turn++)
    await world.pass(10_000);
  expect(onServer(world)).toEqual(good.map((one) => one.id));
  expect(await readRefusals(page.tablet)).toMatchObject([
    { kind: 'punch.record', refusal: 'withheld' },
  ]);
  const rows = await journal(page);
  expect(rows.find((row) => row.id === poison.id)?.bytes).toContain(poison.id);
});

test('S04 a server that is ill for a while makes no operation a poison', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.server.before = () => Promise.resolve(problem(500, 'internal'));
  const ids = [(await punch(page, 'in')).id, (await punch(page, 'out')).id];
  await world.pass(60 * minute);
  world.server.before = () => Promise.resolve(null);
  await world.pass(2 * minute);
  expect(onServer(world)).toEqual(ids);
  expect(await readRefusals(page.tablet)).toEqual([]);
});

test('S19 SYNC-7 a portal that answers 200 HTML acknowledges nothing', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.server.before = () =>
    Promise.resolve(
      new Response('<html>Bienvenue</html>', { headers: { 'content-type': 'text/html' } }),
    );
  await punch(page);
  await world.pass(5 * minute);
  expect(await readSync(page.tablet)).toMatchObject({ state: 'offline', pending: 1 });
  world.server.before = () => Promise.resolve(json({ outcomes: [], more: false }));
  await world.pass(minute);
  expect((await readSync(page.tablet)).pending).toBe(1);
});

test('D11 an answer whose receipt is not the server’s own acknowledges nothing', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.server.after = async (path, answer) => {
    if (path !== '/api/sync') return answer;
    const body = (await answer.json()) as { receipt: { signature: string } };
    body.receipt.signature = 'A'.repeat(86);
    return json(body);
  };
  await punch(page);
  await world.pass(minute);
  expect((await readSync(page.tablet)).pending).toBe(1);
});

test('S24 SYNC-8 a token that ran out keeps the queue and costs one more round trip', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  await world.pass(30 * minute);
  world.server.sessions += 1;
  const { id } = await punch(page);
  await world.pass(1_000);
  expect(onServer(world)).toEqual([id]);
});

test('SYNC-8 a revoked tablet gives up its PIN verifiers at once and keeps its journal', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '4821');
  const page = await world.enrolled();
  expect(await page.tablet.database.pins.count()).toBe(1);
  world.server.revoked = true;
  const { id } = await punch(page);
  await world.pass(minute);
  expect(await readSync(page.tablet)).toMatchObject({ state: 'revoked' });
  expect(await page.tablet.database.pins.count()).toBe(0);
  await punch(page, 'out');
  expect((await journal(page)).map((row) => row.id)).toContain(id);
  expect((await exportJournal(page.tablet)).count).toBe(2);
});

test('S08 D15 SYNC-9 a tablet whose branch loses goes on in a new epoch and loses nothing', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  await punch(page, 'in');
  await world.pass(1_000);
  world.machine.online = false;
  await punch(page, 'break-start');
  await settle();
  const [, mine] = await journal(page);
  // Another copy of this profile has already used the same seq.
  const other = structuredClone(world.server.journal[0]!);
  other.hash = 'f'.repeat(64);
  other.operation!.id = '018f0000-0000-7000-8000-0000000000ff';
  world.server.journal.push(other);
  await raiseLast(world, page);
  world.machine.online = true;
  await world.pass(2 * minute);
  const rows = await journal(page);
  expect(rows.find((row) => row.id === mine?.id)?.state).toBe('quarantined');
  const first = rows.find((row) => row.kind === 'device.continue');
  expect(JSON.parse(first!.bytes)).toMatchObject({
    seq: 1,
    prev: mine?.hash,
    body: { epoch: mine?.epoch, reason: 'forked' },
  });
  const later = await punch(page, 'out');
  await world.pass(minute);
  expect(onServer(world)).toContain(later.id);
  expect((await readSync(page.tablet)).pending).toBe(0);
});

test('S09 SYNC-9 a server restored from its backup gets again what it lost', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const ids = [
    (await punch(page, 'in')).id,
    (await punch(page, 'break-start')).id,
    (await punch(page, 'break-end')).id,
  ];
  await world.pass(1_000);
  world.server.restore(1);
  await world.pass(2 * minute);
  expect(onServer(world)).toEqual(ids);
  expect((await readSync(page.tablet)).pending).toBe(0);
});

test('an operation whose attachment is late is sent again and blocks nothing for ever', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  let late = 4;
  world.server.outcomeOf = () => (late-- > 0 ? { status: 'retry' } : null);
  const { id } = await punch(page);
  const cancel = cancelPunch(page.tablet, id, awa);
  await cancel;
  await world.pass(3 * minute);
  expect(onServer(world)).toHaveLength(2);
});

test('S23 10,000 operations drain in batches that fit, each once, while what is new is still recorded', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.machine.online = false;
  const clock = page.tablet.clock.reading();
  const ids: string[] = [];
  for (let from = 0; from < 10_000; from += 500) {
    const drafts = Array.from({ length: 500 }, () => ({
      id: newId(page.tablet),
      kind: 'punch.record' as const,
      body: { person: awa, type: 'in' as const, nameText: null },
      actor: awa,
      auth: 'pin' as const,
      clock,
      person: awa,
    }));
    await append(page.tablet, drafts);
    ids.push(...drafts.map(({ id }) => id));
  }
  expect(await readSync(page.tablet)).toMatchObject({ pending: 10_000 });
  const requests = world.server.requests.length;
  const sizes: number[] = [];
  let late: Promise<string> | null = null;
  world.server.before = async (path, { body }) => {
    if (path !== '/api/sync') return null;
    const text = typeof body === 'string' ? body : await unzipped(body!);
    sizes.push(new TextEncoder().encode(text).length);
    // Somebody punches in the middle of the drain.
    if (sizes.length === 5) late = punch(page, 'out').then(({ id }) => id);
    return null;
  };
  world.machine.online = true;
  page.tablet.sync.poke();
  while ((await readSync(page.tablet)).pending > 0) await world.pass(1_000);
  // The last outcomes may come one round before the last page of the feed.
  await page.tablet.sync.idle();
  expect(onServer(world)).toEqual([...ids, await late!]);
  const counts = world.server.requests
    .slice(requests)
    .flatMap(({ sync }) =>
      sync === null || sync.operations.length === 0 ? [] : [sync.operations.length],
    );
  expect(Math.max(...counts)).toBeLessThanOrEqual(pushLimit.operations);
  // Few round trips: batches are as full as they may be.
  expect(counts.length).toBeLessThanOrEqual(30);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(pushLimit.inflatedBytes);
  expect(
    (await journal(page)).every((row) => row.state === 'sent' && row.overlay === undefined),
  ).toBe(true);
});

test('S23 SYNC-1 operations with long words go in smaller batches, none above the limit of inflated bytes', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.machine.online = false;
  const clock = page.tablet.clock.reading();
  const drafts = Array.from({ length: 500 }, () => {
    const note = makeAttachment(newSalt(page.tablet), '"é" '.repeat(250));
    return {
      id: newId(page.tablet),
      kind: 'punch.declare' as const,
      body: { person: awa, type: 'out' as const, at: world.time.now(), noteText: note.hash },
      actor: awa,
      auth: 'pin' as const,
      clock,
      person: awa,
      attachments: [note],
    };
  });
  await append(page.tablet, drafts);
  const sizes: number[] = [];
  world.server.before = async (path, { body }) => {
    if (path !== '/api/sync') return null;
    const text = typeof body === 'string' ? body : await unzipped(body!);
    sizes.push(new TextEncoder().encode(text).length);
    return null;
  };
  world.machine.online = true;
  page.tablet.sync.poke();
  while ((await readSync(page.tablet)).pending > 0) await world.pass(1_000);
  expect(onServer(world)).toEqual(drafts.map(({ id }) => id));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(pushLimit.inflatedBytes);
  // As full as they may be: no operation alone.
  expect(sizes.length).toBeLessThanOrEqual(8);
});

test('SYNC-17 every request says how many operations wait, and since when', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const reports = () =>
    world.server.requests.flatMap(({ sync }) => (sync === null ? [] : [sync.pending]));
  expect(reports().at(-1)).toEqual({ count: 0, oldest: null });
  world.machine.online = false;
  const begin = world.time.now();
  await punch(page, 'in');
  await world.pass(30 * minute);
  await punch(page, 'out');
  const shown = await readSync(page.tablet);
  expect(shown).toMatchObject({ state: 'offline', pending: 2 });
  expect(Math.abs(shown.oldest! - begin)).toBeLessThan(2_000);
  world.machine.online = true;
  const from = reports().length;
  await world.pass(minute);
  const [first] = reports().slice(from);
  expect(first).toEqual({ count: 2, oldest: shown.oldest });
  await world.pass(2 * minute);
  expect(reports().at(-1)).toEqual({ count: 0, oldest: null });
});

async function unzipped(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'));
  return await new Response(stream).text();
}

/** The server's end moves behind the foreign operation. */
async function raiseLast(world: World, page: Page): Promise<void> {
  const [row] = await journal(page);
  world.server.adopt(row!.epoch, world.server.journal.length);
}

test('S06 SYNC-2 only an outcome that names an operation takes it out of the outbox', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.server.after = async (path, answer) => {
    if (path !== '/api/sync') return answer;
    const body = (await answer.json()) as { outcomes: unknown[] };
    return json({ ...body, outcomes: [] });
  };
  const { id } = await punch(page);
  await world.pass(minute);
  expect((await journal(page)).map((row) => row.state)).toEqual(['pending']);
  world.server.after = (_path, answer) => Promise.resolve(answer);
  await world.pass(minute);
  expect(onServer(world)).toEqual([id]);
  expect((await journal(page)).map((row) => row.state)).toEqual(['sent']);
});
