import { expect, test } from 'vitest';
import { recordPunch } from '../punches/store.ts';
import { createWorld } from '../platform/testing/world.ts';
import { createDriver } from './driver.ts';

test('what is written before the code that sends it could be fetched is sent once it is there', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  await page.tablet.sync.stop();
  const onServer = () => world.server.journal.flatMap((entry) => entry.operation?.id ?? []);
  let misses = 2;
  const driver = createDriver(page.tablet, async () => {
    if (misses-- > 0) throw new TypeError('Failed to fetch dynamically imported module');
    return await import('./rounds.ts');
  });
  driver.start();
  const { id } = await recordPunch(page.tablet, {
    person: '018f0000-0000-7000-8000-000000000001',
    type: 'in',
    auth: 'none',
    actor: null,
  });
  driver.wrote();
  await driver.idle();
  expect(driver.status.get()).toMatchObject({ link: 'failed' });
  expect(onServer()).toEqual([]);
  while (driver.state().link !== 'reached') await world.pass(1_000);
  await driver.idle();
  expect(misses).toBe(-1);
  expect(onServer()).toEqual([id]);
  expect(driver.state().pending).toBe(0);
  await driver.stop();
});
