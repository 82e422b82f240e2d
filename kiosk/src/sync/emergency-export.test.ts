import { expect, test } from 'vitest';
import type { Sealed } from '@comptoir/shared/devices/enrolment';
import { type SealingCrypto, unseal } from '@comptoir/shared/devices/sealing';
import { hashOperation, parseDeviceOperation } from '@comptoir/shared/journal/operation';
import { hashReceipt, pushInput } from '@comptoir/shared/journal/receipt';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import { base64urlnopad } from '@scure/base';
import { NotRecorded } from '../local-database/not-recorded.ts';
import { problem } from '../platform/testing/answers.ts';
import { type Page, type World, createWorld } from '../platform/testing/world.ts';
import { declarePunch, recordPunch } from '../punches/store.ts';
import { exportJournal } from './emergency-export.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;
const here = globalThis.crypto as unknown as SealingCrypto;

type Content = {
  v: number;
  device: string;
  grant: string;
  operations: { bytes: string; state: string }[];
  attachments: Attachment[];
  receipts: { payload: string; signature: string }[];
  signatures: { seq: number; signature: string }[];
};

const punch = (page: Page, type: 'in' | 'out' | 'break-start' = 'in') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });

/** What stands in a file, for whoever holds the server's seal key. */
async function opened(world: World, file: string): Promise<Content> {
  const { sealed } = JSON.parse(file) as { sealed: Sealed };
  const plain = await unseal(here, world.server.sealKeys, 'emergency-export', sealed);
  const [, text = ''] = new TextDecoder().decode(plain).split(/\n(.*)/s);
  return JSON.parse(text) as Content;
}

async function isSignedBy(page: Page, text: string, signature: string): Promise<boolean> {
  return await globalThis.crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    page.tablet.identity().signKey.publicKey,
    new Uint8Array(base64urlnopad.decode(signature)),
    new TextEncoder().encode(text),
  );
}

test('O16 the emergency export opens with the server’s key and holds every unsent operation as it was written', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  await punch(page, 'in');
  await world.pass(minute);
  world.machine.online = false;
  await world.pass(60 * minute);
  await punch(page, 'break-start');
  const at = world.time.now() - 10 * minute;
  const note = 'parti par la cour';
  await declarePunch(page.tablet, { person: awa, at, note, auth: 'pin', actor: awa });
  const file = await exportJournal(page.tablet);
  expect(file.count).toBe(2);
  expect(file.name).toMatch(/^comptoir-[0-9a-f]{8}-2026-11-21T\d{4}\.json$/);

  const content = await opened(world, file.content);
  const rows = (await page.tablet.database.journal.toArray()).filter(({ seq }) => seq > 1);
  expect(content.operations).toEqual(
    rows.map(({ bytes, state, epoch, seq }) => ({ bytes, state, epoch, seq })),
  );
  expect(content).toMatchObject({ v: 2, device: world.server.ids.device });
  expect(content.grant).toBe(page.tablet.identity().grant);
  // What belongs to them comes along: the words of the note, and the receipt that they cite.
  expect(content.attachments.map(({ text }) => text)).toEqual([note]);
  const first = parseDeviceOperation(content.operations[0]!.bytes);
  expect(first).toMatchObject({ ok: true, value: { receipt: hashReceipt(content.receipts[0]!) } });
  // The tablet stands for all of it as for a push.
  expect(content.signatures.map(({ seq }) => seq)).toEqual([3]);
  const last = hashOperation(content.operations.at(-1)!.bytes);
  expect(await isSignedBy(page, pushInput(last), content.signatures[0]!.signature)).toBe(true);
});

test('O16 the file shows nothing to whoever carries it, and no other key opens it', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.machine.online = false;
  const { id } = await punch(page);
  const at = world.time.now() - minute;
  await declarePunch(page.tablet, { person: awa, at, note: 'secret', auth: 'pin', actor: awa });
  const { content } = await exportJournal(page.tablet);
  for (const word of [awa, id, 'secret', 'punch']) expect(content).not.toContain(word);
  const other = await createWorld(2);
  await expect(opened(other, content)).rejects.toThrow();
});

test('O16 what the server refused is in it; what it applied is not', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.server.outcomeOf = ({ body }) =>
    JSON.stringify(body).includes('break-start')
      ? { status: 'refused', refusal: 'not-allowed' }
      : null;
  const applied = await punch(page, 'in');
  const refused = await punch(page, 'break-start');
  await world.pass(minute);
  const content = await opened(world, (await exportJournal(page.tablet)).content);
  const ids = content.operations.map(({ bytes }) => (JSON.parse(bytes) as { id: string }).id);
  expect(ids).toEqual([refused.id]);
  expect(content.operations.map(({ state }) => state)).toEqual(['refused']);
  expect(ids).not.toContain(applied.id);
});

test('O16 a tablet that was revoked, or that another page took over, still gives its export', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.server.before = () => Promise.resolve(problem(403, 'revoked'));
  await punch(page);
  await world.pass(minute);
  expect(page.tablet.sync.status.get().revoked).toBe(true);
  expect(await opened(world, (await exportJournal(page.tablet)).content)).toMatchObject({
    operations: [{ state: 'pending' }],
  });
  const second = await world.open();
  await second.tablet.takeOver();
  await expect(punch(page)).rejects.toBeInstanceOf(NotRecorded);
  expect((await exportJournal(page.tablet)).count).toBe(1);
});

test('O16 a tablet that holds nothing unsent gives an empty export, unsigned', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const file = await exportJournal(page.tablet);
  expect(file.count).toBe(0);
  expect(await opened(world, file.content)).toMatchObject({ operations: [], signatures: [] });
});
