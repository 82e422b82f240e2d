import { base64urlnopad } from '@scure/base';
import { expect, test, vi } from 'vitest';
import { punchReceiptInput, readPunchReceipt } from '@comptoir/shared/evidence/punch-receipt';
import { type Page, createWorld, first } from '../platform/testing/world.ts';
import { cancelPunch, declarePunch, recordPunch } from '../punches/store.ts';
import { readDiagnostics } from '../settings/store.ts';
import { receiptAddress, receiptCells } from './receipt.ts';
import { watchReceipts } from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;

const punch = (page: Page, type: 'in' | 'break-start' | 'out' = 'in') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });

async function inStore() {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  await world.pass(minute);
  return { world, page };
}

/** What a phone reads from the code. */
function scanned(address: string | null) {
  const [page = '', text = ''] = (address ?? '').split('#');
  return { page, read: readPunchReceipt(text) };
}

async function isSigned(page: Page, body: string, signature: string): Promise<boolean> {
  return await globalThis.crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    page.tablet.identity().signKey.publicKey,
    new Uint8Array(base64urlnopad.decode(signature)),
    new TextEncoder().encode(punchReceiptInput(body)),
  );
}

test('O9 EVID-30 the receipt of an offline punch names its operation, signed by the tablet', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  const { id } = await punch(page);
  const row = await page.tablet.database.journal.where('id').equals(id).first();
  const { read } = scanned(await receiptAddress(page.tablet, id));
  expect(read?.statement).toEqual({
    device: world.server.ids.device,
    epoch: row?.epoch,
    seq: row?.seq,
    hash: row?.hash,
    person: awa,
    type: 'in',
    wall: (JSON.parse(row?.bytes ?? '') as { clock: { wall: number } }).clock.wall,
  });
  const { body, signature } = read!.receipt;
  expect(await isSigned(page, body, signature)).toBe(true);
  expect(await isSigned(page, body.replace(/^./, 'B'), signature)).toBe(false);
});

test('EVID-30 nothing is signed between the finger and the tick', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  await world.pass(minute);
  const sign = vi.spyOn(page.tablet.platform.crypto.subtle, 'sign');
  // A push may be on its way at any time, and is signed as well.
  const start = punchReceiptInput('');
  const receipts = () =>
    sign.mock.calls.filter(([, , input]) =>
      Buffer.from(input as Uint8Array)
        .toString()
        .startsWith(start),
    );
  const { id } = await punch(page);
  expect(receipts()).toEqual([]);
  await receiptAddress(page.tablet, id);
  expect(receipts()).toHaveLength(1);
  sign.mockRestore();
});

test('EVID-30 a tablet that cannot sign records the punch all the same, and only its diagnostics say so', async () => {
  const { page } = await inStore();
  const { tablet } = page;
  expect((await readDiagnostics(tablet)).unsigned).toBeNull();
  const sign = vi
    .spyOn(tablet.platform.crypto.subtle, 'sign')
    .mockRejectedValue(new DOMException('no key', 'OperationError'));
  const { id } = await punch(page);
  expect(await receiptAddress(tablet, id)).toBeNull();
  sign.mockRestore();
  expect(await tablet.database.journal.where('id').equals(id).count()).toBe(1);
  expect((await readDiagnostics(tablet)).unsigned).toEqual({ count: 1, why: 'OperationError' });
});

test('EVID-32 the code leads to the portal that the server named, without a network too', async () => {
  const { world, page } = await inStore();
  const { id } = await punch(page);
  // An older server names none: then the portal is where the tablet's own pages come from.
  expect(scanned(await receiptAddress(page.tablet, id)).page).toBe(
    `${page.platform.origin}/portal/check`,
  );
  world.server.portal = 'https://portail.example.fr';
  await page.tablet.close();
  const again = await world.open();
  await world.pass(2 * minute);
  world.machine.online = false;
  await again.tablet.close();
  const offline = await world.open();
  expect(scanned(await receiptAddress(offline.tablet, id)).page).toBe(
    'https://portail.example.fr/portal/check',
  );
});

test('EVID-30 a punch that was written again in a later epoch is named as it stands there', async () => {
  const { world, page } = await inStore();
  world.machine.online = false;
  const { id } = await punch(page);
  const { database } = page.tablet;
  const row = await database.journal.where('id').equals(id).first();
  // What `continueEpoch` leaves behind: the same id under an earlier epoch.
  const before = { ...row!, epoch: '018f0000-0000-7000-8000-00000000000e', state: 'replaced' };
  await database.transaction('rw', database.journal, () =>
    database.journal.put(before as typeof row & object),
  );
  const { read } = scanned(await receiptAddress(page.tablet, id));
  expect(read?.statement.epoch).toBe(row?.epoch);
});

test('EVID-33 one’s receipts of today are there again, the latest first, also of what was cancelled and declared', async () => {
  const { world, page } = await inStore();
  const { tablet } = page;
  world.machine.online = false;
  const arrival = await punch(page);
  await world.pass(minute);
  const mistake = await punch(page, 'break-start');
  await cancelPunch(tablet, mistake.id, awa);
  await world.pass(10 * minute);
  const at = world.time.now() - 5 * minute;
  const left = await declarePunch(tablet, { person: awa, at, note: null, auth: 'pin', actor: awa });
  const { lines } = await first(watchReceipts(tablet, awa));
  expect(
    lines.map(({ punch: id, cancelled, declared, from }) => [id, cancelled, declared, from]),
  ).toEqual([
    [left.id, false, true, 'held'],
    [mistake.id, true, false, 'held'],
    [arrival.id, false, false, 'held'],
  ]);
  for (const line of lines)
    expect(scanned(await receiptAddress(tablet, line.punch)).read?.statement.person).toBe(awa);
});

test('EVID-33 what another tablet wrote, or this one no longer holds, has no code here', async () => {
  const { world, page } = await inStore();
  const { tablet } = page;
  const { id } = await punch(page);
  await world.pass(minute);
  const row = await tablet.database.punches.get(id);
  await tablet.database.transaction('rw', tablet.database.punches, () =>
    tablet.database.punches.put({ ...row!, key: 'other', id: 'other', device: awa, type: 'out' }),
  );
  await tablet.database.transaction('rw', tablet.database.journal, () =>
    tablet.database.journal.where('id').equals(id).delete(),
  );
  const { lines } = await first(watchReceipts(tablet, awa));
  expect(lines.map(({ from }) => from).sort()).toEqual(['elsewhere', 'gone']);
  expect(await receiptAddress(tablet, id)).toBeNull();
});

test('the code of a receipt has no more squares than a phone tells apart at arm’s length', () => {
  const address = `https://comptoir.example.fr/portal/check#${'A'.repeat(210)}`;
  expect(receiptCells(address).length).toBeLessThanOrEqual(57);
});
