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
  const read = { announcement, person: awa };
  // Nobody's word, and somebody else's: neither has read it for her.
  expect(await plan.say('announcement.read', read)).toBe('applied');
  expect(await plan.tell('announcement.read', read, lou)).toBe('applied');
  await world.tell();
  expect(await unread(awa)).toEqual(['announcements', 'schedule']);
  expect(await plan.tell('announcement.read', read, awa)).toBe('applied');
  await world.tell();
  expect(await unread(awa)).toEqual(['schedule']);
  const seen = { person: awa, changes: [operation] };
  expect(await plan.tell('schedule.seen', seen, awa)).toBe('applied');
  await world.tell();
  expect(await unread(awa)).toEqual([]);
  expect(await unread(lou)).toEqual(['announcements']);
});

it('NOTE-20 what was read before anybody was told of it stands as read, and goes out by no mail and no push', async () => {
  const { store, plan } = world;
  const awa = store.employee;
  const lou = await store.addPerson(store.newId(), 'employee');
  await world.giveAccount(lou);
  for (const person of [awa, lou]) await world.giveBrowser(person);
  const announcement = store.newId();
  const [title, body] = [store.text('Inventaire'), store.text('Jeudi, dès 8 h.')];
  const about = { announcement, team: null, person: null, pinned: false, until: null };
  const texts = { titleText: title.hash, bodyText: body.hash, previous: null };
  const from = store.clock.now();
  await plan.say('announcement.publish', { ...about, ...texts, from }, [title, body]);
  await plan.published(wednesday, plan.content(wednesday, ['09:00', '17:00']));
  await plan.published(
    '2026-11-05',
    plan.content('2026-11-05', ['09:00', '17:00'], { person: lou }),
  );
  const changes = await store.deps.db
    .selectFrom('shift_change')
    .select('operation')
    .where('person', '=', awa)
    .execute();
  const seen = changes.map(({ operation }) => operation);
  expect(await plan.tell('announcement.read', { announcement, person: awa }, awa)).toBe('applied');
  expect(await plan.tell('schedule.seen', { person: awa, changes: seen }, awa)).toBe('applied');
  await world.tell();
  expect(await unread(awa)).toEqual([]);
  expect(await unread(lou)).toEqual(['announcements', 'schedule']);
  const held = await store.deps.db
    .selectFrom('notification')
    .select(['kind', 'read_at'])
    .where('person', '=', awa)
    .orderBy('kind')
    .execute();
  expect(held.map(({ kind, read_at }) => [kind, read_at !== null])).toEqual([
    ['announcements', true],
    ['schedule', true],
  ]);
  expect(await world.mails(awa)).toEqual([]);
  expect(await world.mails(lou)).toHaveLength(1);
  const topics = (await world.pushes()).map(({ topic }) => topic);
  expect(topics.toSorted()).toEqual(['announcements', 'schedule']);
});
