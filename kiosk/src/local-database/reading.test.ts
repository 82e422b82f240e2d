import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { createWorld } from '../platform/testing/world.ts';
import { readAgain, readTogether } from './reading.ts';
import { watch } from './watch.ts';

const lost = () => new Dexie.PrematureCommitError('Transaction committed too early.');

test('a screen whose read lost its transaction reads again, and stands', async () => {
  const world = await createWorld();
  const { tablet } = await world.enrolled();
  let reads = 0;
  const seen = await new Promise<string>((resolve, reject) => {
    watch(tablet, async () => {
      reads += 1;
      if (reads < 3) throw lost();
      const device = await tablet.database.device.get('identity');
      return device?.device ?? 'nobody';
    }).subscribe(resolve, reject);
  });
  expect(seen).toBe(tablet.identity().device);
  expect(reads).toBe(3);
});

test('a read that never succeeds is told, and so is any other failure at once', async () => {
  const world = await createWorld();
  const { tablet } = await world.enrolled();
  const told = async (error: () => Error) => {
    let reads = 0;
    const failure = await new Promise<unknown>((_, reject) => {
      watch(tablet, () => {
        reads += 1;
        return Promise.reject(error());
      }).subscribe(() => undefined, reject);
    }).catch((reason: unknown) => reason);
    return { name: (failure as Error).name, reads };
  };
  expect(await told(lost)).toEqual({ name: 'PrematureCommitError', reads: readAgain });
  expect(await told(() => new TypeError('a bug'))).toEqual({ name: 'TypeError', reads: 1 });
});

test('one look at several tables is taken again when its transaction was lost, and only then', async () => {
  const world = await createWorld();
  const { tablet } = await world.enrolled();
  const { database } = tablet;
  let looks = 0;
  const look = (failing: () => Error) =>
    readTogether(database, [database.device, database.heads], async () => {
      looks += 1;
      if (looks === 1) throw failing();
      return await database.heads.count();
    });
  expect(await look(lost)).toBeGreaterThan(0);
  expect(looks).toBe(2);
  looks = 0;
  await expect(look(() => new TypeError('a bug'))).rejects.toThrow('a bug');
});
