import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTransaction } from '../database/driver.ts';
import { createNotifications } from '../database/migrations/0025-notifications.ts';
import { addTold } from '../database/migrations/0026-told.ts';
import { renewFeed } from '../planning/calendar/commands.ts';
import { day } from '../testing/store-world.ts';
import { ToldWorld } from '../testing/told-world.ts';
import { enqueuePush } from './push/commands.ts';

const thursday = '2026-11-05';
let world: ToldWorld;
let awa: string;
let boss: string;
beforeEach(async () => {
  world = await ToldWorld.open();
  awa = world.store.employee;
  boss = world.store.manager;
});
afterEach(() => world.close());

const nine = (rest = {}) => world.plan.content(thursday, ['09:00', '17:00'], rest);
const ask = () => {
  const span = { from: thursday, to: thursday, weekdays: null, times: null };
  const absence = { absence: world.store.newId(), person: awa, type: 'leave' as const, span };
  const reason = world.store.text('Opération du genou');
  const body = { ...absence, reasonText: reason.hash };
  return world.plan.say('absence.ask', body, [reason]);
};
async function announce(from: number): Promise<void> {
  const [title, body] = [world.store.text('Inventaire'), world.store.text('Dès 8 h.')];
  const about = { announcement: world.store.newId(), team: null, person: null, pinned: false };
  const texts = { titleText: title.hash, bodyText: body.hash, previous: null };
  const said = { ...about, from, until: null, ...texts };
  expect(await world.plan.say('announcement.publish', said, [title, body])).toBe('applied');
}
const count = async (table: 'notification' | 'push_subscription' | 'push' | 'calendar_feed') => {
  const rows = await world.store.deps.db.selectFrom(table).selectAll().execute();
  return rows.length;
};

it('NOTE-9 NOTE-7 what a house did before it had notifications is not told afterwards, what it does from then on is', async () => {
  await world.plan.published(thursday, nine());
  const now = world.store.clock.now();
  await announce(now);
  await announce(now + day);
  const { db } = world.store.deps;
  const made = ['notification', 'notification_mark', 'notification_preference', 'told'];
  for (const table of [...made, 'push', 'push_subscription', 'calendar_feed']) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
  // As an update of a house that had planned already leaves it.
  await inTransaction(db, createNotifications);
  await inTransaction(db, addTold);
  await world.tell();
  expect(await world.told(awa)).toEqual([]);
  expect(await world.mails(awa)).toEqual([]);
  await world.plan.published(thursday, nine({ start: world.plan.at(`${thursday} 11:00`) }));
  await world.tell();
  expect(await world.told(awa)).toEqual(['schedule']);
  // What was to be said later is told when it is.
  world.store.clock.advance(day);
  await world.tell();
  expect(await world.told(awa)).toEqual(['schedule', 'announcement']);
});

it('NOTE-9 a notification holds ids, instants and days, and no word of anybody; a year later it is deleted', async () => {
  await ask();
  await world.plan.published(thursday, nine());
  await world.tell();
  const { db } = world.store.deps;
  const rows = await db.selectFrom('notification').selectAll().execute();
  expect(rows).toHaveLength(2);
  const kept = JSON.stringify(rows);
  expect(kept).toContain(thursday);
  for (const word of ['Awa', 'Diallo', 'genou']) expect(kept).not.toContain(word);
  world.store.clock.advance(364 * day);
  await world.startedAgain()();
  expect(await count('notification')).toBe(2);
  world.store.clock.advance(2 * day);
  await world.startedAgain()();
  expect(await count('notification')).toBe(0);
});

it('NOTE-9 EMP-20 with somebody’s personal data go what they were told, their browsers, what waits for them and the address of their calendar: at once', async () => {
  await ask();
  await world.plan.published(thursday, nine());
  await world.tell();
  await world.store.append([{ kind: 'employee.archive', body: { person: awa } }]);
  world.store.clock.advance(61 * 31 * day);
  // Whatever had been left behind by then.
  const { deps, scope } = world.store;
  const subscription = await world.giveBrowser(awa);
  const other = await world.giveBrowser(boss);
  await inTransaction(deps.db, async (trx) => {
    const own = { organisation: scope.organisation, person: awa };
    await renewFeed(trx, own, { secret: 'hash', at: deps.clock.now() });
    const payload = { title: 'Planning', body: '', path: '/schedule', tag: 'schedule' };
    const push = { organisation: scope.organisation, subscription, topic: 'schedule', payload };
    await enqueuePush(trx, deps, { ...push, dedupe: 'late', until: deps.clock.now() + day });
  });
  expect(await world.told(awa)).toEqual(['schedule']);
  expect(await world.told(boss)).toEqual(['absence-asked']);
  expect(await world.plan.say('employee.erase', { person: awa, what: 'all' })).toBe('applied');
  // Nothing has looked since: it is the erasure itself.
  expect(await world.told(awa)).toEqual([]);
  expect(await count('push')).toBe(0);
  expect(await count('calendar_feed')).toBe(0);
  const left = await deps.db.selectFrom('push_subscription').select('id').execute();
  expect(left).toEqual([{ id: other }]);
  // What others were told of them stays, and names nobody.
  expect(await world.told(boss)).toEqual(['absence-asked']);
  expect(await world.plan.isRebuilt()).toBe(true);
});
