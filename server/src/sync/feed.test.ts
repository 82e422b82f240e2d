import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import type { StatementDocument } from '@comptoir/shared/timesheets/statement';
import { windowDays } from '@comptoir/shared/sync/window';
import { isFeedRoom, feedRooms } from '@comptoir/shared/sync/rows';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld, day, hour, minute } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

const roomOf = (rows: Map<string, unknown>, room: string) =>
  [...rows].filter(([key]) => key.startsWith(`${room} `)).map(([, row]) => row);

async function publish(shift: string, start: number): Promise<void> {
  const body = { shift, person: world.employee, start, end: start + 4 * hour };
  await world.append([{ kind: 'shift.publish', establishment: world.establishment, body }]);
}

/** A statement of one day, and nothing in it. */
function issue(month: string, at: number) {
  const { establishment, employee: person } = world;
  const statement = world.newId();
  const day = `${month}-${String(at + 1).padStart(2, '0')}`;
  const none = { night: 0, sunday: 0, holiday: 0 };
  const document: StatementDocument = {
    ...{ v: 1, statement, organisation: 'Maison', establishments: [], from: day, to: day },
    person: { id: person, name: 'Awa', externalId: null },
    ...{ zone: 'Europe/Paris', language: 'fr', issuedAt: 0, issuedBy: null },
    ...{ rules: defaultTimeRules, days: [], weeks: [], corrections: [] },
    totals: {
      ...{ planned: null, raw: 0, corrected: 0, breaks: 0, paid: 0, late: 0 },
      ...{ counters: none, overtime: [], daysWorked: 0 },
    },
  };
  const text = world.text(JSON.stringify(document));
  const body = { statement, person, from: day, to: day, replaces: null, documentText: text.hash };
  return { kind: 'statement.issue' as const, establishment, body, attachments: [text] };
}

async function page(cursor: string | null) {
  const reply = await tablet.send(
    tablet.request({ first: tablet.head.seq + 1, operations: [] }, { cursor }),
  );
  if (!reply.ok) throw new Error(reply.problem.refusal);
  return reply.answer;
}

describe('the feed', () => {
  it('S05 SYNC-11 pages hold every row, whatever is written between them', async () => {
    const writer = await world.tablet();
    const write = async (count: number) => {
      const built = Array.from({ length: count }, (_, index) => {
        world.clock.advance(minute);
        return writer.punch(world.employee, index % 2 === 0 ? 'in' : 'out');
      });
      await writer.push(built);
      return built.map(({ operation }) => operation.id);
    };
    const ids = [...(await write(500)), ...(await write(500)), ...(await write(300))];
    let rows = rowsAfter([]);
    let cursor: string | null = null;
    let pages = 0;
    for (let more = true; more; pages += 1) {
      const answer = await page(cursor);
      rows = rowsAfter(answer.changes, rows);
      expect(answer.changes.length).toBeLessThanOrEqual(500);
      ({ cursor, more } = answer);
      if (pages === 1) ids.push(...(await write(40)));
    }
    expect(pages).toBeGreaterThan(2);
    const shown = roomOf(rows, 'punches') as { id: string; flags: string[] }[];
    expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(ids));
    const fresh = await world.tablet();
    const whole = rowsAfter(await fresh.pull());
    const withoutTags = ([key]: [string, unknown]) => !key.startsWith('pins ');
    expect(new Map([...rows].filter(withoutTags))).toEqual(new Map([...whole].filter(withoutTags)));
  });

  it('STMT-6 SYNC-11 statements come few at a time, documents and all, and none is skipped', async () => {
    const asked = Array.from({ length: 60 }, (_, at) =>
      issue(`2026-${at < 30 ? '09' : '10'}`, at % 30),
    );
    for (const operation of asked) await world.append([operation]);
    const sizes: number[] = [];
    let rows = rowsAfter([]);
    let cursor: string | null = null;
    for (let more = true; more;) {
      const answer = await page(cursor);
      rows = rowsAfter(answer.changes, rows);
      sizes.push(answer.changes.filter(({ room }) => room === 'statements').length);
      ({ cursor, more } = answer);
    }
    expect(Math.max(...sizes)).toBe(25);
    expect(new Set(roomOf(rows, 'statements').map((row) => (row as { id: string }).id))).toEqual(
      new Set(asked.map(({ body }) => body.statement)),
    );
  });

  it('holds rows that their schemas accept', async () => {
    await tablet.push([tablet.punch(world.employee, 'in'), tablet.punch(world.employee, 'out')]);
    await publish(world.newId(), world.clock.now() + day);
    world.clock.advance(day);
    const changes = await tablet.pull();
    const rooms = new Set(changes.map(({ room }) => room));
    expect(rooms).toEqual(
      new Set(['establishments', 'employees', 'punches', 'presence', 'days', 'shifts']),
    );
    for (const { room, row } of changes) {
      if (!isFeedRoom(room)) throw new Error(room);
      expect(feedRooms[room].safeParse(row).success).toBe(true);
    }
  });

  it('answers nothing new at its end, and the cursor stays usable', async () => {
    await tablet.pull();
    expect((await page(tablet.cursor)).changes).toEqual([]);
    await tablet.push([tablet.write({ kind: 'auth.settings', body: {}, actor: world.manager })]);
    const answer = await page(tablet.cursor);
    expect([answer.changes, answer.more, answer.resync]).toEqual([[], false, null]);
  });

  it.each(['nonsense', '', Buffer.from('[1,1]').toString('base64url')])(
    'SYNC-10 answers a resync to a cursor that it never wrote (%s)',
    async (cursor) => {
      const answer = await page(cursor);
      expect(answer).toMatchObject({ changes: [], cursor: null });
      expect(answer.resync).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('SYNC-10 answers a resync when the journal at the cursor is another one', async () => {
    const { cursor } = await page(null);
    const [position, ordinal, , asOf] = JSON.parse(
      Buffer.from(cursor ?? '', 'base64url').toString(),
    ) as [number, number, string, number];
    const write = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const other = await page(write([position, ordinal, 'a'.repeat(64), asOf]));
    expect(other.resync).not.toBeNull();
    const ahead = await page(write([position + 1, ordinal, 'a'.repeat(64), asOf]));
    expect(ahead.resync).not.toBeNull();
  });

  it('shows a tablet its own store only', async () => {
    const second = world.newId();
    await world.addEstablishment(second, 'Annexe');
    const stranger = await world.addPerson(world.newId(), 'employee', second);
    const elsewhere = await world.tablet(second);
    await elsewhere.push([elsewhere.punch(stranger, 'in')]);
    const rows = rowsAfter(await tablet.pull());
    expect(
      [...rows.keys()].filter((key) => key.includes(stranger) || key.includes(second)),
    ).toEqual([]);
    expect(roomOf(rows, 'punches')).toEqual([]);
    const theirs = rowsAfter(await elsewhere.pull());
    expect(roomOf(theirs, 'employees')).toHaveLength(1);
    expect(roomOf(theirs, 'punches')).toHaveLength(1);
  });

  it('sends what leaves: an archived person goes, with their PIN', async () => {
    const before = rowsAfter(await tablet.pull());
    expect(before.has(`employees ${world.employee}`)).toBe(true);
    await world.append([{ kind: 'employee.archive', body: { person: world.employee } }]);
    const after = rowsAfter(await tablet.pull(), before);
    expect(after.has(`employees ${world.employee}`)).toBe(false);
  });
});

describe('the window', () => {
  it('SYNC-12 leaves out punches and days that are too old, in a snapshot and later', async () => {
    const old = tablet.punch(world.employee, 'in');
    await tablet.push([old, tablet.punch(world.employee, 'out')]);
    world.clock.advance((windowDays.punches?.before ?? 0) * day + hour);
    const fresh = await world.tablet();
    const rows = rowsAfter(await fresh.pull());
    expect(roomOf(rows, 'punches')).toEqual([]);
    expect(roomOf(rows, 'days')).toHaveLength(1);
    expect(roomOf(rows, 'presence')).toHaveLength(1);
    world.clock.advance((windowDays.days?.before ?? 0) * day);
    expect(roomOf(rowsAfter(await (await world.tablet()).pull()), 'days')).toEqual([]);
  });

  it('SYNC-12 shows a day once it has finished, though nothing is written then', async () => {
    await tablet.push([tablet.punch(world.employee, 'in')]);
    world.clock.advance(4 * hour);
    await tablet.push([tablet.punch(world.employee, 'out')]);
    let rows = rowsAfter(await tablet.pull());
    expect(roomOf(rows, 'days')).toEqual([]);
    world.clock.advance(day);
    rows = rowsAfter(await tablet.pull(), rows);
    expect(roomOf(rows, 'days')).toEqual([
      {
        person: world.employee,
        day: '2026-11-02',
        worked: 4 * hour,
        breaks: 0,
        periods: [{ start: world.clock.now() - day - 4 * hour, end: world.clock.now() - day }],
      },
    ]);
    expect((await page(tablet.cursor)).changes).toEqual([]);
  });

  it('SYNC-12 lets a shift in when the window reaches it, though nothing is written then', async () => {
    const shift = world.newId();
    const start = world.clock.now() + 60 * day;
    await publish(shift, start);
    let rows = rowsAfter(await tablet.pull());
    expect(roomOf(rows, 'shifts')).toEqual([]);
    world.clock.advance(5 * day);
    rows = rowsAfter(await tablet.pull(), rows);
    expect(roomOf(rows, 'shifts')).toMatchObject([
      { id: shift, person: world.employee, start, end: start + 4 * hour, pause: 0, note: null },
    ]);
  });

  it.each([
    ['beyond the window', 90],
    ['before the window', -40],
  ])('takes away a shift that moves %s', async (_, days) => {
    const shift = world.newId();
    await publish(shift, world.clock.now() + 3 * day);
    const before = rowsAfter(await tablet.pull());
    expect(roomOf(before, 'shifts')).toHaveLength(1);
    await publish(shift, world.clock.now() + days * day);
    expect(roomOf(rowsAfter(await tablet.pull(), before), 'shifts')).toEqual([]);
  });
});
