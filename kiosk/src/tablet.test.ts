import { expect, test } from 'vitest';
import { createWorld } from './platform/testing/world.ts';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';

const minute = 60_000;
const day = 86_400_000;

test('T09 T10 a jump of the clock that could not be recorded for want of space is recorded once there is some', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  const jumps = async () =>
    (await database.journal.toArray()).filter((row) => row.kind === 'clock.jump');
  const full = () => {
    throw new DOMException('no space', 'QuotaExceededError');
  };
  database.heads.hook('updating', full);
  world.machine.skew -= day;
  await world.pass(minute);
  expect(await jumps()).toEqual([]);
  database.heads.hook('updating').unsubscribe(full);
  await world.pass(minute);
  const rows = await jumps();
  expect(rows).toHaveLength(1);
  const read = parseDeviceOperation(rows[0]!.bytes);
  if (!read.ok || read.value.kind !== 'clock.jump') throw new Error('no jump');
  const { expected, found } = read.value.body;
  expect(expected - found).toBe(day);
  expect(world.server.journal.map(({ operation }) => operation?.kind)).toEqual(['clock.jump']);
});
