import { expect, test } from 'vitest';
import { type Page, type World, createWorld } from '../platform/testing/world.ts';
import { declarePunch, recordPunch } from '../punches/store.ts';
import { append, newId } from '../sync/journal.ts';
import { pruneJournal } from './upkeep.ts';
import type { JournalRow } from './schema.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;
const year = 365 * 86_400_000;

const punch = (page: Page, type: 'in' | 'out' | 'break-start' | 'break-end' = 'in') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });

async function held(page: Page): Promise<JournalRow[]> {
  return await page.tablet.database.journal.toArray();
}

async function news(world: World, page: Page): Promise<void> {
  page.tablet.sync.poke();
  await world.pass(1_000);
}

test('SYNC-14 a sent operation is forgotten once it is in a verified backup, and not before', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const ids: string[] = [];
  for (const type of ['in', 'break-start', 'break-end', 'out'] as const) {
    ids.push((await punch(page, type)).id);
    await world.pass(3_000);
  }
  await news(world, page);
  expect(await held(page)).toHaveLength(4);
  world.server.safe = 0;
  await news(world, page);
  expect(await held(page)).toHaveLength(4);
  world.server.safe = 2;
  await news(world, page);
  expect((await held(page)).map((row) => [row.id, row.position])).toEqual([
    [ids[2], 3],
    [ids[3], 4],
  ]);
});

test('SYNC-14 what goes takes its words with it, and what stays keeps its own', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const declare = (note: string) =>
    declarePunch(page.tablet, {
      person: awa,
      at: world.time.now() - minute,
      note,
      auth: 'pin',
      actor: awa,
    });
  await declare('oublié lundi');
  await world.pass(5_000);
  await declare('oublié mardi');
  await world.pass(5_000);
  world.server.safe = 1;
  await news(world, page);
  const { attachments } = page.tablet.database;
  expect((await attachments.toArray()).map(({ text }) => text)).toEqual(['oublié mardi']);
});

test('SYNC-14 what the server has not applied stays, whatever is safe', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.server.outcomeOf = ({ seq }) =>
    seq === 2 ? { status: 'refused', refusal: 'not-allowed' } : null;
  await punch(page, 'in');
  const refused = await punch(page, 'break-start');
  await world.pass(minute);
  world.machine.online = false;
  const pending = await punch(page, 'out');
  const { sync } = page.tablet.database;
  await page.tablet.database.transaction('rw', sync, async () => {
    await sync.put({ ...(await sync.get('sync'))!, safe: 1_000_000 });
  });
  await pruneJournal(page.tablet);
  expect((await held(page)).map((row) => [row.id, row.state])).toEqual([
    [refused.id, 'refused'],
    [pending.id, 'pending'],
  ]);
});

test('SYNC-14 no time that passes forgets an operation', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { id } = await punch(page);
  await world.pass(minute);
  world.machine.skew += 3 * year;
  await news(world, page);
  await world.pass(5 * minute);
  expect((await held(page)).find((row) => row.id === id)?.state).toBe('sent');
});

test('SYNC-14 where the server takes no backups, the newest 20,000 stay', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const first = await punch(page);
  await world.pass(minute);
  const [sample] = await held(page);
  const { database } = page.tablet;
  const fill = async (from: number, to: number) => {
    const rows = Array.from({ length: to - from + 1 }, (_, n): JournalRow => {
      const seq = from + n;
      return { ...sample!, seq, id: `filled ${seq}`, position: seq, attachments: [] };
    });
    const head = (await database.heads.get('head'))!;
    await database.transaction('rw', database.journal, database.heads, async () => {
      await database.journal.bulkAdd(rows);
      await database.heads.put({ ...head, seq: to, acknowledged: to } as typeof head);
    });
  };
  await fill(2, 20_500);
  await pruneJournal(page.tablet);
  expect(await database.journal.count()).toBe(20_500);
  await fill(20_501, 20_600);
  await pruneJournal(page.tablet);
  expect(await database.journal.count()).toBe(20_000);
  const [oldest] = await database.journal.orderBy('[epoch+seq]').limit(1).toArray();
  expect(oldest?.seq).toBe(601);
  expect(await database.journal.where('id').equals(first.id).count()).toBe(0);
});

test('SYNC-14 an operation whose effect the feed has not brought yet is not forgotten', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const clock = page.tablet.clock.reading();
  world.machine.online = false;
  const id = newId(page.tablet);
  const body = { person: awa, type: 'in' as const, nameText: null };
  await append(page.tablet, [
    { id, kind: 'punch.record', body, actor: awa, auth: 'pin', clock, person: awa },
  ]);
  const { database } = page.tablet;
  await database.transaction('rw', database.journal, database.sync, async () => {
    const [row] = await database.journal.toArray();
    await database.journal.put({ ...row!, state: 'sent', position: 1 });
    await database.sync.put({ ...(await database.sync.get('sync'))!, safe: 5 });
  });
  await pruneJournal(page.tablet);
  expect((await held(page)).map((row) => row.id)).toEqual([id]);
});
