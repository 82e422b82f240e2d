import { afterEach, beforeEach, expect, it } from 'vitest';
import { ToldWorld } from '../testing/told-world.ts';

/** Today is Monday 2 November 2026, ten in the morning. */
const wednesday = '2026-11-04';
let world: ToldWorld;
beforeEach(async () => {
  world = await ToldWorld.open();
});
afterEach(() => world.close());

/** What somebody has not read yet, by kind. */
async function unread(person: string): Promise<string[]> {
  const rows = await world.store.deps.db
    .selectFrom('notification')
    .select('kind')
    .where('person', '=', person)
    .where('read_at', 'is', null)
    .orderBy('kind')
    .execute();
  return rows.map(({ kind }) => kind);
}

it('NOTE-20 what somebody reads on the tablet is read in their space, and nobody else has read it', async () => {
  const { store, plan } = world;
  const [awa, announcement] = [store.employee, store.newId()];
  const [title, body] = [store.text('Inventaire'), store.text('Jeudi, dès 8 h.')];
  const texts = { titleText: title.hash, bodyText: body.hash, previous: null };
  const about = { announcement, team: null, person: null, pinned: false, until: null };
  const from = store.clock.now();
  await plan.say('announcement.publish', { ...about, ...texts, from }, [title, body]);
  await plan.published(wednesday, plan.content(wednesday, ['09:00', '17:00']));
  const lou = await store.addPerson(store.newId(), 'employee');
  await world.giveAccount(lou);
  await world.tell();
  expect(await unread(awa)).toEqual(['announcements', 'schedule']);

  const { operation } = await store.deps.db
    .selectFrom('shift_change')
    .select('operation')
    .where('person', '=', awa)
    .executeTakeFirstOrThrow();
  expect(await plan.say('announcement.read', { announcement, person: awa })).toBe('applied');
  await world.tell();
  expect(await unread(awa)).toEqual(['schedule']);
  expect(await plan.say('schedule.seen', { person: awa, changes: [operation] })).toBe('applied');
  await world.tell();
  expect(await unread(awa)).toEqual([]);
  expect(await unread(lou)).toEqual(['announcements']);
});
