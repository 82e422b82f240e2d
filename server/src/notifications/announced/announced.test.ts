import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { day, hour } from '../../testing/store-world.ts';
import { ToldWorld } from '../../testing/told-world.ts';

let world: ToldWorld;
let awa: string;
beforeEach(async () => {
  world = await ToldWorld.open();
  awa = world.store.employee;
});
afterEach(() => world.close());

const now = () => world.store.clock.now();

async function announce(
  from: number,
  rest: Partial<{
    announcement: string;
    previous: string | null;
    words: string;
    person: string;
  }> = {},
): Promise<string> {
  const { announcement = world.store.newId(), previous = null, words = 'Jeudi, dès 8 h.' } = rest;
  const { person = null } = rest;
  const [title, body] = [world.store.text('Inventaire'), world.store.text(words)];
  const about = { announcement, team: null, person, pinned: false, from, until: null };
  const texts = { titleText: title.hash, bodyText: body.hash, previous };
  expect(await world.plan.say('announcement.publish', { ...about, ...texts }, [title, body])).toBe(
    'applied',
  );
  return announcement;
}

it('NOTE-7 a server that starts again tells nobody twice, nor whoever came since', async () => {
  await announce(now());
  await world.tell();
  expect(await world.told(awa)).toEqual(['announcement']);
  const lou = await world.store.addPerson(world.store.newId(), 'employee');
  await world.giveAccount(lou);
  world.store.clock.advance(hour);
  await world.startedAgain()();
  await world.startedAgain()();
  expect(await world.told(awa)).toEqual(['announcement']);
  expect(await world.told(lou)).toEqual([]);
});

it('NOTE-7 a server that was down for two weeks forgets nobody: it stands in their space', async () => {
  await world.giveBrowser(awa);
  await announce(now() + hour);
  world.store.clock.advance(14 * day);
  await world.startedAgain()();
  expect(await world.told(awa)).toEqual(['announcement']);
  expect(await world.pushes()).toEqual([]);
  await world.startedAgain()();
  expect(await world.told(awa)).toEqual(['announcement']);
});

it('NOTE-7 what could not be told whole is told whole at the next look; a changed text, and a year later, tell nobody again', async () => {
  await world.giveBrowser(awa);
  const { db } = world.store.deps;
  await sql`create trigger cut before insert on told begin
    select raise(abort, 'the power is gone'); end`.execute(db);
  const announcement = await announce(now());
  await world.tell();
  expect(await world.told(awa)).toEqual([]);
  expect(await world.pushes()).toEqual([]);
  await sql`drop trigger cut`.execute(db);
  await world.startedAgain()();
  expect(await world.told(awa)).toEqual(['announcement']);
  expect(await world.pushes()).toHaveLength(1);
  const { definition } = await db
    .selectFrom('announcement')
    .select('definition')
    .executeTakeFirstOrThrow();
  await announce(now(), { announcement, previous: definition, words: 'Vendredi.' });
  await world.tell();
  world.store.clock.advance(400 * day);
  await world.startedAgain()();
  await world.startedAgain()();
  expect(await world.told(awa)).toEqual([]);
  expect(await world.pushes()).toHaveLength(1);
});

it('NOTE-7 whoever an announcement is for since its correction is told of it, and nobody twice', async () => {
  const lou = await world.store.addPerson(world.store.newId(), 'employee');
  await world.giveAccount(lou);
  const announcement = await announce(now(), { person: awa });
  await world.tell();
  expect([await world.told(awa), await world.told(lou)]).toEqual([['announcement'], []]);
  const { definition: previous } = await world.store.deps.db
    .selectFrom('announcement')
    .select('definition')
    .executeTakeFirstOrThrow();
  await announce(now(), { announcement, previous });
  await world.tell();
  await world.startedAgain()();
  expect([await world.told(awa), await world.told(lou)]).toEqual([
    ['announcement'],
    ['announcement'],
  ]);
});
