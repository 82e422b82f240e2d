import { expect, test } from 'vitest';
import { type World, type Page, createWorld } from '../platform/testing/world.ts';
import type { PunchType } from '@comptoir/shared/punches/operations';
import { recordPunch, watchPerson } from './store.ts';
import type { PersonView } from './view.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;
const hour = 60 * minute;

/** What the person's screen warns of at this moment, offline. */
async function warned(page: Page): Promise<string[]> {
  const view = await new Promise<PersonView>((resolve, reject) => {
    const subscription = watchPerson(page.tablet, awa).subscribe((person) => {
      if (person === null) return;
      resolve(person);
      queueMicrotask(() => subscription.unsubscribe());
    }, reject);
  });
  return view.warnings.map((warning) => warning.rule);
}

async function offline(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  world.machine.online = false;
  return { world, page };
}

const punch = (page: Page, type: PunchType) =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });

test('O13 offline, six hours without a break are warned of, a break in time is not, and punching goes on', async () => {
  const { world, page } = await offline();
  await punch(page, 'in');
  await world.pass(6 * hour - minute);
  expect(await warned(page)).toEqual([]);
  await world.pass(minute);
  expect(await warned(page)).toEqual(['break-due']);
  await punch(page, 'break-start');
  await world.pass(20 * minute);
  expect(await warned(page)).toEqual([]);
  await punch(page, 'break-end');
  await world.pass(hour);
  expect(await warned(page)).toEqual([]);
});

test('O13 the eleven hours between two business days are counted from the tablet’s own journal', async () => {
  const { world, page } = await offline();
  await punch(page, 'in');
  await world.pass(2 * hour);
  await punch(page, 'out');
  // 11:00 to 20:00: a split day is no rest. Then home at 23:30 and back at 9:00.
  await world.pass(9 * hour);
  await punch(page, 'in');
  expect(await warned(page)).toEqual([]);
  await world.pass(3.5 * hour);
  await punch(page, 'out');
  await world.pass(9.5 * hour);
  await punch(page, 'in');
  expect(await warned(page)).toEqual(['daily-rest']);
});
