import { expect, test, vi } from 'vitest';
import type { DeviceOperation } from '@comptoir/shared/journal/operation';
import type { HeadRow } from '../local-database/schema.ts';
import { type Page, createWorld } from '../platform/testing/world.ts';
import { recordPunch } from '../punches/store.ts';
import { headOf } from './journal.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const noe = '018f0000-0000-7000-8000-000000000002';
const punch = (page: Page, person = awa) =>
  recordPunch(page.tablet, { person, type: 'in', auth: 'pin', actor: person });

async function chainOf(page: Page) {
  const rows = await page.tablet.database.journal.orderBy('[epoch+seq]').toArray();
  return rows.map(({ seq, hash, bytes }) => {
    const { prev } = JSON.parse(bytes) as DeviceOperation;
    return { seq, hash, prev };
  });
}

test('a head that changed behind this page’s back is noticed before anything commits', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  await punch(page, awa);
  await page.tablet.sync.stop();
  const { hash } = await headOf(page.tablet);
  const epoch = '018f0000-0000-7000-8000-00000000000e';
  await database.transaction('rw', database.heads, async () => {
    const head = (await database.heads.get('head')) as HeadRow;
    await database.heads.put({ ...head, epoch, seq: 0, acknowledged: 0 });
  });
  await punch(page, noe);
  const rows = await database.journal.where('[epoch+seq]').equals([epoch, 1]).toArray();
  expect(rows.map(({ person, bytes }) => [person, JSON.parse(bytes) as unknown])).toMatchObject([
    [noe, { epoch, seq: 1, prev: hash }],
  ]);
  expect(await headOf(page.tablet)).toMatchObject({ epoch, seq: 1, hash: rows[0]?.hash });
});

test('taps at the same moment stand one behind the other', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  await Promise.all([punch(page, awa), punch(page, noe)]);
  const [first, second] = await chainOf(page);
  expect([first?.seq, second?.seq]).toEqual([1, 2]);
  expect(second?.prev).toBe(first?.hash);
});

test('T21 a tap that the disk refused leaves no gap behind it', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  await punch(page, awa);
  const put = vi.spyOn(database.heads, 'put').mockImplementationOnce(() => {
    throw new DOMException('no space', 'QuotaExceededError');
  });
  await expect(punch(page, noe)).rejects.toMatchObject({ name: 'NotRecorded', reason: 'full' });
  put.mockRestore();
  await punch(page, noe);
  const rows = await chainOf(page);
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(rows[1]?.prev).toBe(rows[0]?.hash);
});
