import { hashOperation } from '@comptoir/shared/journal/operation';
import type { EmergencyContent } from '@comptoir/shared/sync/emergency-file';
import { syncAnswerSchema } from '@comptoir/shared/sync/messages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revokeDevice } from '../../devices/revocation.ts';
import { TestTablet } from '../../devices/testing-tablet.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../../testing-server.ts';
import { type Imported, importJournal } from './import-journal.ts';
import { contentOf, fileOf, firstFormat } from './testing-file.ts';

let server: TestServer;
let tablet: TestTablet;

beforeEach(async () => {
  server = await openTestServer();
  await foundEstablishment(server.deps);
  tablet = await TestTablet.enrolled(server);
});
afterEach(() => server.close());

async function take(file: string): Promise<Imported> {
  const taken = await importJournal(server.deps, file);
  if (!taken.ok) throw new Error(taken.refusal);
  return taken.value;
}

const refusalOf = async (file: string) => {
  const taken = await importJournal(server.deps, file);
  return taken.ok ? null : taken.refusal;
};

const count = async (table: 'punch' | 'quarantine' | 'operation' | 'photo' | 'attachment') =>
  (await server.deps.db.selectFrom(table).selectAll().execute()).length;

async function sync(request: object) {
  const answer = await tablet.sync(request, await tablet.token());
  return { status: answer.status, body: await answer.json() };
}

describe('the import of an emergency export', () => {
  it('O3 O16 RECOV-40 RECOV-42 takes what a dead tablet held through the door of a push, once, and the tablet that comes later doubles nothing', async () => {
    const push = await tablet.push(7);
    const file = await fileOf(tablet, await contentOf(tablet, push, 3));
    const first = await take(file);
    expect(first).toMatchObject({ operations: 7, applied: 7, apart: 0, known: 0 });
    expect(await count('punch')).toBe(7);
    expect(await take(file)).toMatchObject({ applied: 0, apart: 0, known: 7 });

    const { status, body } = await sync(push);
    const { outcomes, last } = syncAnswerSchema.parse(body);
    expect([status, last.seq]).toEqual([200, 7]);
    expect(outcomes.map((one) => one.status)).toEqual(push.operations.map(() => 'applied'));
    expect(await count('punch')).toBe(7);
    expect(await count('quarantine')).toBe(0);
  });

  it('RECOV-41 does not count as having heard of the tablet', async () => {
    await take(await fileOf(tablet, await contentOf(tablet, await tablet.push(2))));
    const row = await server.deps.db.selectFrom('device').selectAll().executeTakeFirstOrThrow();
    expect([row.last_seen_at, row.pending_count]).toEqual([null, 0]);
  });

  it('RECOV-42 takes what the server lacks of a file that it knows in part', async () => {
    const push = await tablet.push(6);
    const begun = await contentOf(tablet, push, 2);
    const half = push.operations.slice(0, 2);
    const [first] = begun.signatures ?? [];
    await sync({ ...push, operations: half, signature: first?.signature });
    const rest: EmergencyContent = { ...begun, operations: begun.operations.slice(1) };
    expect(await take(await fileOf(tablet, rest))).toMatchObject({ applied: 4, known: 1 });
    expect(await count('punch')).toBe(6);
  });

  it('RECOV-43 keeps apart what stands behind something that is missing, and what an ended tablet held', async () => {
    const content = await contentOf(tablet, await tablet.push(5));
    const behind = { ...content, operations: content.operations.slice(2) };
    expect(await take(await fileOf(tablet, behind))).toMatchObject({ applied: 0, apart: 3 });
    // The missing ones come, and all of it stands in the journal.
    expect(await take(await fileOf(tablet, content))).toMatchObject({ applied: 5 });

    await revokeDevice(server.deps, tablet.device);
    const late = await fileOf(tablet, await contentOf(tablet, await tablet.push(4)));
    expect(await take(late)).toMatchObject({ applied: 0, apart: 4 });
    expect(await take(late)).toMatchObject({ apart: 0, known: 4 });
    const rows = await server.deps.db.selectFrom('quarantine').selectAll().execute();
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(['export']));
    expect(await count('punch')).toBe(5);
  });

  it('S04 RECOV-43 keeps the bytes of a pending operation that the journal has by its hash only', async () => {
    const push = await tablet.push(3);
    const [first, ...others] = push.operations as string[];
    // A copy of the tablet sent it as its hash: no box on its way could carry it. This one still holds it to be sent.
    await sync({ ...push, operations: [{ withheld: hashOperation(first!) }, ...others] });
    const file = await fileOf(tablet, await contentOf(tablet, push));
    expect(await take(file)).toMatchObject({ applied: 0, apart: 1, known: 2 });
    const [row, ...more] = await server.deps.db.selectFrom('quarantine').selectAll().execute();
    expect([row?.bytes, row?.reason, more]).toEqual([first, 'export', []]);
    expect(await take(file)).toMatchObject({ apart: 0, known: 3 });
    expect(await count('punch')).toBe(2);
  });

  it('D12 RECOV-43 keeps another branch of the same tablet in quarantine and flags it', async () => {
    const push = await tablet.push(3);
    await sync(push);
    const other = await tablet.push(3);
    const operations = other.operations.map((bytes) =>
      (bytes as string).replaceAll(other.epoch, push.epoch),
    );
    const forked = { ...other, epoch: push.epoch, operations };
    const content = await contentOf(tablet, forked, 1);
    await take(await fileOf(tablet, content));
    expect(await count('punch')).toBe(3);
    expect(await count('quarantine')).toBe(3);
    const row = await server.deps.db.selectFrom('device').selectAll().executeTakeFirstOrThrow();
    expect(row.forked).toBe(1);
  });

  it('RECOV-44 reads the first format: what its signed chain covers, and nothing else', async () => {
    const content = await contentOf(tablet, await tablet.push(4));
    const stray = await contentOf(tablet, await tablet.push(1));
    expect(await take(await firstFormat(tablet, content))).toMatchObject({ applied: 4 });
    const next = await contentOf(tablet, await tablet.push(2));
    const mixed = { ...next, operations: [...stray.operations, ...next.operations] };
    expect(await take(await firstFormat(tablet, mixed))).toMatchObject({ applied: 2, unproved: 1 });
  });

  it('RECOV-45 refuses in a word what was cut, altered, or is another server’s, and writes nothing', async () => {
    const content = await contentOf(tablet, await tablet.push(3));
    const file = await fileOf(tablet, content);
    const before = await count('operation');
    expect(await refusalOf(file.slice(0, -20))).toBe('not-an-export');
    expect(await refusalOf('{"format":"comptoir-evidence-1"}')).toBe('not-an-export');
    const read = JSON.parse(file) as { sealed: { ciphertext: string } };
    const middle = Math.floor(read.sealed.ciphertext.length / 2);
    const other = read.sealed.ciphertext[middle] === 'A' ? 'B' : 'A';
    const { ciphertext } = read.sealed;
    const bent = `${ciphertext.slice(0, middle)}${other}${ciphertext.slice(middle + 1)}`;
    const sealed = { ...read.sealed, ciphertext: bent };
    expect(await refusalOf(JSON.stringify({ ...read, sealed }))).toBe('sealed');

    // Whoever knows the server's public key can seal, and cannot sign.
    const stranger = await TestTablet.enrolled(server);
    expect(await refusalOf(await fileOf(tablet, content, stranger))).toBe('altered');
    const grant = { ...content, grant: stranger.grantBytes };
    expect(await refusalOf(await fileOf(tablet, grant))).toBe('altered');
    const receipts = [{ payload: '{"v":1}', signature: 'A'.repeat(86) }];
    expect(await refusalOf(await fileOf(tablet, { ...content, receipts }))).toBe('altered');
    const foreign = {
      ...content,
      operations: (await contentOf(stranger, await stranger.push(1))).operations,
    };
    expect(await refusalOf(await fileOf(tablet, foreign))).toBe('altered');
    const unsigned = { ...content, signatures: [] };
    expect(await refusalOf(await firstFormat(tablet, unsigned))).toBe('altered');

    const elsewhere = await openTestServer();
    try {
      await foundEstablishment(elsewhere.deps);
      const theirs = await TestTablet.enrolled(elsewhere);
      const theirFile = await fileOf(theirs, await contentOf(theirs, await theirs.push(1)));
      expect(await refusalOf(theirFile)).toBe('unknown-device');
      const named = theirFile.replace(theirs.device, tablet.device);
      expect(await refusalOf(named)).toBe('sealed');
    } finally {
      await elsewhere.close();
    }
    expect(await count('operation')).toBe(before + 1);
    expect(await count('quarantine')).toBe(0);
  });
});
