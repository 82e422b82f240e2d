import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { hashOperation } from '@comptoir/shared/journal/operation';
import { drainAnswerSchema, drainInput } from '@comptoir/shared/sync/drain';
import type { SyncRequest } from '@comptoir/shared/sync/messages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';
import { revokeDevice } from './revocation.ts';
import { verifySignature } from '../platform/signature.ts';
import { TestTablet } from './testing-tablet.ts';

let server: TestServer;
let tablet: TestTablet;

beforeEach(async () => {
  server = await openTestServer();
  await foundEstablishment(server.deps);
  tablet = await TestTablet.enrolled(server);
});
afterEach(() => server.close());

async function handIn(push: SyncRequest, changed: object = {}): Promise<Response> {
  const { epoch, first, operations, attachments, signature } = push;
  const {
    device,
    nonce,
    signature: proof,
  } = await tablet.proof(await tablet.nonce('drain'), 'drain');
  const body = {
    device,
    nonce,
    proof,
    epoch,
    first,
    operations,
    attachments,
    signature,
    ...changed,
  };
  return server.post('/api/sync/drain', body);
}

const quarantined = () => server.deps.db.selectFrom('quarantine').selectAll().execute();

describe('handing in what a revoked tablet holds', () => {
  it('D09 keeps a revoked tablet’s signed operations in quarantine, years later too', async () => {
    const push = await tablet.push(3);
    await revokeDevice(server.deps, tablet.device);
    server.clock.advance(3 * 365 * 86_400_000);
    const answer = await handIn(push);
    expect(answer.status).toBe(200);
    const hashes = push.operations.map((bytes) => hashOperation(bytes as string));
    const told = drainAnswerSchema.parse(await answer.json());
    expect(told.held).toEqual(hashes);
    const rows = await quarantined();
    expect(rows.map(({ hash }) => hash).sort()).toEqual([...hashes].sort());
    expect(rows.every(({ reason, device }) => reason === 'drain' && device === tablet.device)).toBe(
      true,
    );
    const punches = await server.deps.db.selectFrom('punch').select('id').execute();
    expect(punches).toEqual([]);
  });

  it('D11 signs what it holds, for this tablet and this request alone', async () => {
    const push = await tablet.push(2);
    await revokeDevice(server.deps, tablet.device);
    const nonce = await tablet.nonce('drain');
    const { signature: proof } = await tablet.proof(nonce, 'drain');
    const answer = drainAnswerSchema.parse(await (await handIn(push, { nonce, proof })).json());
    const key = server.deps.keys.receipt.publicKey;
    const isSigned = (device: string, asked: string, held: string[]) =>
      verifySignature(key, drainInput(device, asked, held), answer.signature);
    expect(isSigned(tablet.device, nonce, answer.held)).toBe(true);
    expect(isSigned(tablet.device, nonce, answer.held.slice(1))).toBe(false);
    expect(isSigned(tablet.device, await tablet.nonce('drain'), answer.held)).toBe(false);
    expect(isSigned('018f0000-0000-7000-8000-0000000000ff', nonce, answer.held)).toBe(false);
  });

  it('takes the same operations twice without doubling them', async () => {
    const push = await tablet.push(2);
    await revokeDevice(server.deps, tablet.device);
    await handIn(push);
    expect((await handIn(push)).status).toBe(200);
    expect(await quarantined()).toHaveLength(2);
  });

  it('L05 D09 what was erased does not come back with what is handed in', async () => {
    const [told, gone] = ['Extra', 'Awa D.'].map((name) => makeAttachment('ab'.repeat(16), name));
    const { organisation } = tablet.grant!;
    await server.deps.db
      .insertInto('erased_text')
      .values({ organisation, hash: gone!.hash })
      .execute();
    for (const text of [told!, gone!]) {
      const body = { person: null, type: 'in', nameText: text.hash } as const;
      const push = await tablet.push(1, { acts: { kind: 'punch.record', body } });
      expect((await handIn({ ...push, attachments: [text] })).status).toBe(200);
    }
    expect(await quarantined()).toHaveLength(2);
    const texts = await server.deps.db.selectFrom('attachment').select('text').execute();
    expect(texts.map(({ text }) => text)).toContain('Extra');
    expect(texts.map(({ text }) => text)).not.toContain('Awa D.');
  });

  it('SYNC-25 takes in again, from a tablet that works, what a server put back from a backup has forgotten', async () => {
    const push = await tablet.push(2);
    await tablet.sync(push, await tablet.token());
    const branch = await tablet.push(1);
    await handIn(branch, { beyond: 4 });
    await handIn(branch, { beyond: 4 });
    expect((await quarantined()).map(({ bytes }) => bytes)).toEqual(branch.operations);
    expect(await handIn(push).then(({ status }) => status)).toBe(200);
    expect(await quarantined()).toHaveLength(1);
    // It works on as before.
    const [device] = await server.deps.db.selectFrom('device').selectAll().execute();
    expect(device).toMatchObject({ status: 'active', forked: 0, pending_count: 4 });
    expect((await tablet.sync(push, await tablet.token())).status).toBe(200);
  });

  it('leaves what the journal already has where it is', async () => {
    const push = await tablet.push(2);
    await tablet.sync(push, await tablet.token());
    await revokeDevice(server.deps, tablet.device);
    expect((await handIn(push)).status).toBe(200);
    expect(await quarantined()).toEqual([]);
  });

  it('S04 D09 keeps the bytes of an operation of which the journal has only the hash', async () => {
    const push = await tablet.push(2);
    const [first, second] = push.operations as [string, string];
    const short = { ...push, operations: [{ withheld: hashOperation(first) }, second] };
    await tablet.sync(short, await tablet.token());
    await revokeDevice(server.deps, tablet.device);
    // Its hash again says nothing new.
    await handIn(short);
    expect(await quarantined()).toEqual([]);
    expect((await handIn(push)).status).toBe(200);
    expect((await quarantined()).map(({ bytes }) => bytes)).toEqual([first]);
  });

  it('S04 D09 keeps the bytes that follow a hash which was handed in alone', async () => {
    const push = await tablet.push(1);
    const [bytes] = push.operations as [string];
    await revokeDevice(server.deps, tablet.device);
    await handIn({ ...push, operations: [{ withheld: hashOperation(bytes) }] });
    expect((await quarantined()).map((row) => row.bytes)).toEqual([null]);
    // Twice in one request, and as its hash once more: the bytes stand, once.
    await handIn({ ...push, operations: [bytes, { withheld: hashOperation(bytes) }] });
    await handIn({ ...push, operations: [{ withheld: hashOperation(bytes) }] });
    expect((await quarantined()).map((row) => row.bytes)).toEqual([bytes]);
  });

  it('refuses what the tablet’s key did not sign', async () => {
    const push = await tablet.push(2);
    const stranger = await TestTablet.enrolled(server);
    const foreign = await stranger.push(2);
    await revokeDevice(server.deps, tablet.device);
    expect((await handIn(push, { signature: foreign.signature })).status).toBe(400);
    expect((await handIn(push, { proof: 'A'.repeat(86) })).status).toBe(401);
    expect(await quarantined()).toEqual([]);
  });
});
