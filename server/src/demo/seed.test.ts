import { syncAnswerSchema } from '@comptoir/shared/sync/messages';
import { compare } from 'bcryptjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestTablet } from '../devices/testing-tablet.ts';
import { openBox } from '../platform/box.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';
import { demoPeople, seedDemo } from './seed.ts';

type Row = Record<string, unknown>;

let server: TestServer;
const rooms = new Map<string, Row[]>();

beforeAll(async () => {
  // A Tuesday at noon in Paris.
  server = await openTestServer({ now: Date.parse('2026-11-03T11:00:00Z') });
  await seedDemo(server.deps);
  const tablet = await TestTablet.enrolled(server);
  const token = await tablet.token();
  let cursor: string | null = null;
  let more = true;
  while (more) {
    const answer = await tablet.sync({ ...(await tablet.push()), cursor }, token);
    const page = syncAnswerSchema.parse(await answer.json());
    for (const { room, row } of page.changes) {
      if (row) rooms.set(room, [...(rooms.get(room) ?? []), row]);
    }
    ({ cursor, more } = page);
  }
});
afterAll(() => server.close());

const rows = (room: string) => rooms.get(room) ?? [];

describe('the demonstration, as a tablet gets it', () => {
  it('has one restaurant with twenty-four people, two of them managers, one a minor', () => {
    expect(rows('establishments')).toMatchObject([
      { organisationName: 'Maison Aubert', name: 'Le Comptoir des Halles' },
    ]);
    const people = rows('employees');
    expect(people).toHaveLength(24);
    expect(people.filter(({ role }) => role === 'manager')).toHaveLength(2);
    expect(people.filter(({ minorUntil }) => minorUntil !== null)).toHaveLength(1);
    expect(new Set(people.map(({ team }) => team))).toEqual(new Set(['Salle', 'Cuisine', 'Bar']));
    expect(rows('pins')).toHaveLength(24);
  });

  it('has three weeks of punches without a doubt among them, and somebody still in since yesterday', () => {
    const punches = rows('punches');
    expect(punches.length).toBeGreaterThan(1_500);
    expect(punches.filter(({ flags }) => (flags as string[]).length > 0)).toEqual([]);
    expect(rows('days').length).toBeGreaterThan(300);
    const yesterday = Date.parse('2026-11-03T04:00:00Z');
    const since = rows('presence').filter(
      ({ at, type }) => Number(at) < yesterday && type !== 'out',
    );
    expect(since).toHaveLength(1);
  });

  it('wrote no punch later than it is, and received each after it happened', async () => {
    const written = await server.deps.db
      .selectFrom('punch')
      .select(['at', 'received_at'])
      .execute();
    const now = server.clock.now();
    expect(written.every(({ at, received_at }) => at <= received_at && received_at <= now)).toBe(
      true,
    );
  });

  it('has lists with temperatures for each moment of the day, and check-offs', () => {
    expect(rows('taskLists').map(({ moment }) => moment)).toEqual([
      'opening',
      'service',
      'closing',
    ]);
    expect(rows('checkOffs').length).toBeGreaterThan(200);
    expect(rows('checkOffs').some(({ value }) => typeof value === 'number')).toBe(true);
  });

  it('prints PINs that are theirs', async () => {
    const { db, keys } = server.deps;
    for (const { id, pin } of demoPeople().slice(0, 3)) {
      const row = await db
        .selectFrom('pin')
        .select('sealed')
        .where('person', '=', id)
        .executeTakeFirstOrThrow();
      const bcrypt = Buffer.from(openBox(keys.pin, id, row.sealed)).toString();
      expect(await compare(pin, bcrypt)).toBe(true);
    }
    expect(demoPeople().every(({ pin }) => /^\d{6}$/.test(pin))).toBe(true);
  });
});
