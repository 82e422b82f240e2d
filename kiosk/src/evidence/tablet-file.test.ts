import { base64urlnopad } from '@scure/base';
import { expect, test } from 'vitest';
import { fingerprint } from '@comptoir/shared/devices/enrolment';
import { tabletEvidenceSchema } from '@comptoir/shared/evidence/file';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { hashOperation } from '@comptoir/shared/journal/operation';
import { pushInput } from '@comptoir/shared/journal/receipt';
import type { DeviceOperation } from '@comptoir/shared/journal/operation';
import { type Page, createWorld } from '../platform/testing/world.ts';
import { declarePunch, recordPunch } from '../punches/store.ts';
import { append, newId, newSalt } from '../sync/journal.ts';
import { tabletEvidence } from './tablet-file.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;

const punch = (page: Page, type: 'in' | 'break-start' | 'out' = 'in') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });

async function inStore() {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  return { world, page };
}

/** The file as somebody else reads it: its text, parsed and checked for its shape. */
async function fileOf(page: Page) {
  const { content, name } = await tabletEvidence(page.tablet);
  return { name, file: tabletEvidenceSchema.parse(JSON.parse(JSON.stringify(content))) };
}

async function holds(page: Page, text: string, signature: string): Promise<boolean> {
  return await globalThis.crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    page.tablet.identity().signKey.publicKey,
    new Uint8Array(base64urlnopad.decode(signature)),
    new TextEncoder().encode(text),
  );
}

test('O7 EVID-37 offline the tablet hands out its own chain, signed, with receipts, names and words of punches', async () => {
  const { world, page } = await inStore();
  await punch(page);
  await world.pass(minute);
  world.machine.online = false;
  await punch(page, 'break-start');
  const at = world.time.now() - 10 * minute;
  const note = 'parti par la cour';
  await declarePunch(page.tablet, { person: awa, at, note, auth: 'pin', actor: awa });
  const { file, name } = await fileOf(page);
  expect(name).toMatch(/^comptoir-preuve-[0-9a-f]{8}-2026-11-21T\d{4}\.json$/);
  const rows = await page.tablet.database.journal.orderBy('[epoch+seq]').toArray();
  expect(file.epochs).toHaveLength(1);
  const [{ operations, signature, first } = { operations: [''], signature: '', first: 0 }] =
    file.epochs;
  expect([first, operations]).toEqual([1, rows.map(({ bytes }) => bytes)]);
  expect(await holds(page, pushInput(hashOperation(operations.at(-1)!)), signature)).toBe(true);
  expect(file.people).toEqual([{ person: awa, name: 'Awa Martin' }]);
  expect(file.texts.map(({ text }) => text)).toEqual([note]);
  expect(file.fingerprint).toMatch(/^[A-Z2-9]{6}$/);
  expect(file.fingerprint).not.toBe(fingerprint(file.deviceKey, file.deviceKey));
  // Every receipt that an operation cites is there: it says after which moment that one was written.
  const cited = operations.map((bytes) => (JSON.parse(bytes) as DeviceOperation).receipt);
  expect(cited.filter((one) => one !== null)).not.toEqual([]);
  expect(file.receipts.length).toBeGreaterThan(0);
});

test('EVID-37 what was pruned, or can no longer be read, ends a stretch; each is signed by itself', async () => {
  const { world, page } = await inStore();
  const { database } = page.tablet;
  world.machine.online = false;
  for (const type of ['in', 'break-start', 'out', 'in', 'out', 'in'] as const) {
    await punch(page, type);
    await world.pass(minute);
  }
  const rows = await database.journal.orderBy('[epoch+seq]').toArray();
  await database.transaction('rw', database.journal, async () => {
    await database.journal.delete([rows[1]!.epoch, rows[1]!.seq]);
    await database.journal.put({ ...rows[4]!, bytes: rows[4]!.bytes.replace('"out"', '"in"') });
  });
  const { file } = await fileOf(page);
  expect(file.epochs.map(({ first, operations }) => [first, operations.length])).toEqual([
    [rows[0]!.seq, 1],
    [rows[2]!.seq, 2],
    [rows[5]!.seq, rows.length - 5],
  ]);
  for (const { operations, signature } of file.epochs)
    expect(await holds(page, pushInput(hashOperation(operations.at(-1)!)), signature)).toBe(true);
});

test('EVID-37 no contact, no code and no face stands in the file', async () => {
  const { world, page } = await inStore();
  await world.server.addEmployee(
    '018f0000-0000-7000-8000-000000000002',
    'Noé',
    'manager',
    '518274',
  );
  world.server.people.change(awa, { email: 'awa@example.com', phone: '+33612345678' });
  await world.pass(2 * minute);
  await punch(page);
  // A change of a contact that this very tablet wrote: its words stay where they are.
  const { tablet } = page;
  const mail = makeAttachment(newSalt(tablet), 'nouvelle@example.com');
  await append(tablet, [
    {
      ...{ id: newId(tablet), kind: 'employee.edit', actor: awa, auth: 'manager' },
      body: { person: awa, changes: { emailText: { from: null, to: mail.hash } } },
      clock: tablet.clock.reading(),
      attachments: [mail],
    },
  ]);
  const text = JSON.stringify((await fileOf(page)).file);
  expect(text).toContain('Awa');
  // Noé is on the tablet, and no operation speaks of him.
  expect(text).toContain(mail.hash);
  for (const secret of [
    'nouvelle@example.com',
    'awa@example.com',
    '+33612345678',
    'Noé',
    '$2b$',
    '"tag"',
    'image/',
  ])
    expect(text).not.toContain(secret);
});
