import { generateKeyPairSync } from 'node:crypto';
import { publicKeySchema } from '@comptoir/shared/devices/enrolment';
import type { CheckpointPayload } from '@comptoir/shared/evidence/checkpoint';
import { pushInput } from '@comptoir/shared/journal/receipt';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mintOrganisationScope } from '../../http/scopes.ts';
import { appendServer } from '../../journal/append.ts';
import { firstChain, nextChain } from '../../journal/head.ts';
import { hashWritten } from '../../journal/native-hash.ts';
import { operationsOf } from '../../journal/verify.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../../testing-server.ts';
import { makeCheckpoint, signCheckpoint } from '../checkpoints.ts';
import { TabletInStore } from '../testing/tablet-in-store.ts';
import { readCheckpoint } from './checkpoints.ts';
import { verifyOrganisation } from './verify.ts';

let server: TestServer;
let organisation: string;
let establishment: string;
let tablet: TabletInStore;
let person: string;

beforeEach(async () => {
  server = await openTestServer();
  ({ organisation, establishment } = await foundEstablishment(server.deps));
  tablet = await TabletInStore.open(server, establishment);
  person = tablet.tablet.newId();
});
afterEach(() => server.close());

/** Twelve punches in six pushes: each but the first cites a receipt. */
async function aMorning(): Promise<void> {
  const body = { person, type: 'in', nameText: null } as const;
  for (let push = 0; push < 6; push += 1) {
    server.clock.advance(60_000);
    tablet.hold({ kind: 'punch.record', body });
    await tablet.write({ kind: 'punch.record', body: { ...body, type: 'out' } });
  }
}

const key = () => server.deps.keys.receipt.publicKey;
const verified = (given: Parameters<typeof verifyOrganisation>[2]['given'] = []) =>
  verifyOrganisation(server.deps.db, organisation, { key: key(), given });
const faults = async (given?: Parameters<typeof verified>[0]) => (await verified(given)).faults;

/** What somebody does who has the file and SQL tools: takes the triggers away first. */
async function edit(statement: string): Promise<void> {
  const { db } = server.deps;
  await sql`drop trigger if exists operation_no_update`.execute(db);
  await sql`drop trigger if exists operation_no_delete`.execute(db);
  await sql.raw(statement).execute(db);
}

/** And who knows how the chain is made, but has no tablet's key: makes it hold again after an edit. */
async function mendChain(): Promise<void> {
  const { db } = server.deps;
  let [chain, position] = [firstChain(organisation), 0];
  for await (const row of operationsOf(db, organisation)) {
    chain = nextChain(chain, { ...row, receivedAt: row.received_at });
    position = row.position;
    await edit(`update operation set chain = '${chain}' where position = ${position}`);
  }
  await edit(`update journal_head set position = ${position}, chain = '${chain}'`);
}

const punches = () =>
  server.deps.db
    .selectFrom('operation')
    .selectAll()
    .where('kind', '=', 'punch.record')
    .orderBy('position')
    .execute();

describe('verification', () => {
  it('EVID-5 counts everything that holds', async () => {
    await aMorning();
    await makeCheckpoint(server.deps, organisation);
    const { faults: none, ...counts } = await verified();
    expect(none).toEqual([]);
    expect(counts).toMatchObject({
      ...{ operations: 15, tablets: 1, signatures: 6, older: 0, waiting: 0 },
      ...{ receipts: 5, clockBack: 0, checkpoints: 1 },
    });
    expect(counts.rows).toBeGreaterThan(12);
  });

  it('L02 EVID-1 names the first operation that was edited, even where every chain was made to hold again', async () => {
    await aMorning();
    const [, , , edited] = await punches();
    // The last one of its epoch that a push signed: no later link gives the edit away.
    const last = (await punches()).at(-1)!;
    const bytes = last.bytes!.replace('"type":"out"', '"type":"in"');
    const hash = hashWritten(bytes);
    await edit(
      `update operation set bytes = '${bytes}', hash = '${hash}' where position = ${last.position}`,
    );
    await edit(`update epoch set head = '${hash}'`);
    await mendChain();
    expect(await faults()).toContainEqual({
      ...{ about: 'operation', position: last.position, fault: 'signature' },
    });
    await edit(`update operation set bytes = '{}' where position = ${edited!.position}`);
    expect((await faults())[0]).toEqual({
      ...{ about: 'operation', position: edited!.position, fault: 'bytes' },
    });
  });

  it('EVID-1 names the first operation that was put in behind the last signature', async () => {
    await aMorning();
    const before = await punches();
    // A forger builds on the tablet's chain as the tablet would, and cannot sign.
    tablet.hold({ kind: 'punch.record', body: { person, type: 'in', nameText: null } });
    await tablet.sync();
    expect(await faults()).toEqual([]);
    const forged = (await punches()).at(-1)!;
    await edit(`delete from push_signature where seq = ${forged.seq}`);
    expect(await faults()).toEqual([
      { about: 'operation', position: forged.position, fault: 'unsigned' },
    ]);
    expect(forged.position).toBe(before.at(-1)!.position + 1);
  });

  it('EVID-1 counts what came before signatures were kept, and what of a push is still on its way', async () => {
    await aMorning();
    await edit('delete from push_signature');
    expect(await verified()).toMatchObject({ faults: [], older: 12, signatures: 0 });
    await aMorning();
    expect(await verified()).toMatchObject({ faults: [], older: 0, signatures: 6 });
    const last = (await punches()).at(-1)!;
    await edit(`update push_signature set seq = seq + 1 where seq = ${last.seq}`);
    expect(await verified()).toMatchObject({ faults: [], waiting: 2, signatures: 5 });
  });

  it.each([
    ['a signature', `update push_signature set signature = '${'A'.repeat(86)}' where seq = 4`, 4],
    [
      'the order of two signatures',
      `update push_signature set signature = (select signature from push_signature where seq = 2) where seq = 4`,
      4,
    ],
  ])('L02 EVID-1 names the operation under which somebody edited %s', async (_, statement, seq) => {
    await aMorning();
    await edit(statement);
    const { position } = (await punches())[seq - 1]!;
    expect(await faults()).toEqual([{ about: 'operation', position, fault: 'signature' }]);
  });

  it('EVID-5 names the enrolment whose key somebody exchanged, and a tablet that nobody enrolled', async () => {
    await aMorning();
    const { db } = server.deps;
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const other = JSON.stringify(publicKeySchema.parse(publicKey.export({ format: 'jwk' })));
    const row = await db.selectFrom('device').selectAll().executeTakeFirstOrThrow();
    await db.updateTable('device').set({ sign_key: other }).execute();
    const enrolled = await db
      .selectFrom('operation')
      .select('position')
      .where('kind', '=', 'device.enrol')
      .executeTakeFirstOrThrow();
    expect(await faults()).toEqual([{ about: 'operation', ...enrolled, fault: 'device-key' }]);
    await db
      .updateTable('device')
      .set({ grant_hash: 'ab'.repeat(32) })
      .execute();
    expect(await faults()).toMatchObject([{ fault: 'device-key' }]);
    await db.deleteFrom('device').execute();
    expect(await faults()).toContainEqual({
      about: 'operation',
      ...enrolled,
      fault: 'device-unknown',
    });
    const id = tablet.tablet.newId();
    await db
      .insertInto('device')
      .values([row, { ...row, id }])
      .execute();
    expect(await faults()).toContainEqual({ about: 'device', device: id, fault: 'not-enrolled' });
  });

  it('EVID-5 names the operation with which an epoch begins on another chain', async () => {
    await aMorning();
    const { db } = server.deps;
    // Grant, enrolment and both chains were made to hold again: only the tablet's first operation knows better.
    const enrolled = await db
      .selectFrom('operation')
      .selectAll()
      .where('kind', '=', 'device.enrol')
      .executeTakeFirstOrThrow();
    const grant = 'cd'.repeat(32);
    const bytes = enrolled.bytes!.replace(/"grant":"[0-9a-f]{64}"/, `"grant":"${grant}"`);
    await edit(
      `update operation set bytes = '${bytes}', hash = '${hashWritten(bytes)}' where kind = 'device.enrol'`,
    );
    await edit(`update device set grant_hash = '${grant}'`);
    await mendChain();
    const [first] = await punches();
    expect(await faults()).toEqual([
      { about: 'operation', position: first!.position, fault: 'grant' },
    ]);
  });

  it.each([
    ['signature', `update receipt set signature = '${'B'.repeat(86)}'`],
    ['columns', 'update receipt set received_at = received_at - 1'],
    ['signature', `update receipt set payload = replace(payload, '"seq":2', '"seq":3')`],
  ])('EVID-6 tells a receipt whose %s somebody edited', async (fault, statement) => {
    await aMorning();
    await edit(statement);
    expect(await faults()).toContainEqual(
      expect.objectContaining({ about: 'receipt', device: tablet.device, fault }),
    );
  });

  it('EVID-6 names the first operation whose receipt is gone', async () => {
    await aMorning();
    await edit('delete from receipt');
    const { position } = (await punches())[2]!;
    expect(await faults()).toContainEqual({
      ...{ about: 'operation', position, fault: 'receipt-missing' },
    });
  });

  it('EVID-6 L03 tells from a receipt that operations which it attests are gone, although everything was made to hold again', async () => {
    await aMorning();
    const all = await punches();
    const second = all[3]!;
    await aMorning();
    const rest = all.slice(4).map(({ position }) => position);
    await edit(`delete from operation where position >= ${rest[0]}`);
    await edit(`delete from push_signature where seq > 4`);
    await edit(`update epoch set last_seq = 4, head = '${second.hash}'`);
    await mendChain();
    expect(await faults()).toContainEqual(
      expect.objectContaining({ about: 'receipt', fault: 'lost' }),
    );
  });

  it('L03 EVID-5 names the checkpoint that attests more, or other, than the journal holds', async () => {
    await aMorning();
    const { size, at, payload, signature } = await makeCheckpoint(server.deps, organisation);
    const kept = { file: 'point.json', payload: readCheckpoint(key(), { payload, signature })! };
    expect(await verified([kept])).toMatchObject({ faults: [], checkpoints: 2 });
    // The last three are gone, with the table's own checkpoint, and everything else was made to hold.
    const all = await punches();
    const left = all.at(-4)!;
    await edit(`delete from operation where position > ${left.position}`);
    await edit(`delete from push_signature where seq > ${left.seq}`);
    const signed = await tablet.tablet.sign(pushInput(left.hash));
    const { device, epoch } = tablet;
    await edit(
      `insert into push_signature values ('${organisation}', '${device}', '${epoch}', ${left.seq}, '${signed}')`,
    );
    await edit(`update epoch set last_seq = ${left.seq}, head = '${left.hash}'`);
    await edit('delete from receipt where 1');
    await edit('delete from checkpoint');
    await mendChain();
    const shorter = { about: 'checkpoint', size, at, file: 'point.json', fault: 'shorter' };
    expect(await faults([kept])).toContainEqual(shorter);
    expect(await faults()).not.toContainEqual(shorter);
    // Others took their place: as many, and not the same.
    server.clock.advance(1_000);
    for (let count = 0; count < 3; count += 1) await foreignLine();
    expect(await faults([kept])).toContainEqual({ ...shorter, fault: 'root' });
  });

  it('EVID-5 names a checkpoint of the table that somebody edited or signed with another key', async () => {
    await aMorning();
    const { size, at } = await makeCheckpoint(server.deps, organisation);
    const about = { about: 'checkpoint', size, at, file: null };
    await edit('update checkpoint set at = at + 1');
    expect(await faults()).toEqual([{ ...about, at: at + 1, fault: 'columns' }]);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const forged = signCheckpoint(
      { privateKey, publicKey: key() },
      { v: 1, organisation, size, root: 'ab'.repeat(32), chain: 'ab'.repeat(32), at },
    );
    await edit(
      `update checkpoint set at = ${at}, payload = '${forged.payload}', signature = '${forged.signature}'`,
    );
    expect(await faults()).toEqual([{ ...about, fault: 'signature' }]);
  });

  it.each(['root', 'chain'])(
    'EVID-5 compares the %s that a checkpoint attests by itself',
    async (part) => {
      await aMorning();
      const { payload } = await makeCheckpoint(server.deps, organisation);
      const said = { ...(JSON.parse(payload) as CheckpointPayload), [part]: 'ab'.repeat(32) };
      const { size, at } = said;
      expect(await faults([{ file: 'point.json', payload: said }])).toEqual([
        { about: 'checkpoint', size, at, file: 'point.json', fault: 'root' },
      ]);
    },
  );

  it('EVID-5 names a kept hash of the tree that somebody edited', async () => {
    for (let count = 0; count < 520; count += 1) {
      tablet.hold({ kind: 'punch.record', body: { person, type: 'in', nameText: null } });
      if (count % 260 === 259) await tablet.sync();
    }
    // No hash is kept yet, and none is missing.
    expect(await faults()).toEqual([]);
    await makeCheckpoint(server.deps, organisation);
    expect(await faults()).toEqual([]);
    await edit(`update tree_node set hash = '${'ab'.repeat(32)}' where level = 9`);
    expect(await faults()).toEqual([{ about: 'tree', level: 9, number: 0 }]);
  });

  it('EVID-6 counts what arrived before its receipt, and blames nobody: the server’s clock went back', async () => {
    await aMorning();
    server.clock.advance(-30_000);
    await tablet.punch(person, 'in');
    expect(await verified()).toMatchObject({ faults: [], clockBack: 1 });
  });

  it('EVID-5 names the row of a projection that somebody edited, when nothing else was touched', async () => {
    await aMorning();
    const [row] = await server.deps.db.selectFrom('punch').select('id').orderBy('id').execute();
    await edit(`update punch set at = at - 3600000 where id = '${row!.id}'`);
    expect(await faults()).toEqual([{ about: 'row', table: 'punch', key: row!.id, how: 'edited' }]);
  });
});

/** Something else that the server itself writes. */
async function foreignLine(): Promise<void> {
  const body = { device: tablet.device };
  await appendServer(server.deps, mintOrganisationScope(organisation), [
    {
      ...{ establishment, actor: null, auth: 'none', attachments: [] },
      ...{ source: { door: 'command', account: null }, kind: 'device.clear', body },
    },
  ]);
}
