import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { GrowingTree } from '@comptoir/shared/evidence/tree';
import type { CheckpointPayload } from '@comptoir/shared/evidence/checkpoint';
import { type Receipt, type ReceiptPayload, hashReceipt } from '@comptoir/shared/journal/receipt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionOf } from '../../database/connection.ts';
import { quarantineDrained } from '../../devices/commands.ts';
import { mintDeviceScope, mintOrganisationScope } from '../../http/scopes.ts';
import { appendServer } from '../../journal/append.ts';
import { firstChain, nextChain } from '../../journal/head.ts';
import { hashWritten } from '../../journal/native-hash.ts';
import { makeReceipt } from '../../journal/receipts.ts';
import { operationsOf } from '../../journal/verify.ts';
import type { Acts } from '../../testing/tablet-on-bench.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../../testing-server.ts';
import { makeCheckpoint, signCheckpoint } from '../checkpoints.ts';
import { TabletInStore } from '../testing/tablet-in-store.ts';
import { nativeHasher } from '../tree.ts';
import { verifyAll } from './verify.ts';

let server: TestServer;
let house: { organisation: string; establishment: string };
/** Another house on the same server, under the same key. */
let other: { organisation: string; establishment: string };
let tablet: TabletInStore;
let second: TabletInStore;
/** The tablet's first one, behind which it began another. */
let firstEpoch: string;
/** Handed in apart, and decided with a reason. */
let apart: string;

const punch = (type: 'in' | 'out'): Acts => {
  return { kind: 'punch.record', body: { person: null, type, nameText: null }, auth: 'none' };
};

beforeAll(async () => {
  server = await openTestServer();
  [house, other] = [await foundEstablishment(server.deps), await foundEstablishment(server.deps)];
  [tablet, second] = [
    await TabletInStore.open(server, house.establishment),
    await TabletInStore.open(server, house.establishment),
  ];
  const elsewhere = await TabletInStore.open(server, other.establishment);
  for (const one of [tablet, second, elsewhere]) {
    for (const type of ['in', 'out'] as const) {
      one.hold(punch(type));
      one.hold(punch(type));
      await one.sync();
      server.clock.advance(60_000);
    }
  }
  await anotherEpoch();
  await citingWhatNobodyHandedIn();
  await decidedWithReason();
  await makeCheckpoint(server.deps, house.organisation);
  await makeCheckpoint(server.deps, other.organisation);
  const sqlite = connectionOf(server.deps.db);
  sqlite.exec('drop trigger operation_no_update; drop trigger operation_no_delete');
});
afterAll(() => server.close());

/** The tablet begins again behind the head of its first epoch. */
async function anotherEpoch(): Promise<void> {
  const { seq, hash } = tablet.head;
  firstEpoch = tablet.epoch;
  Object.assign(tablet, { epoch: tablet.tablet.newId() });
  tablet.head = { seq: 0, hash };
  const body = { epoch: firstEpoch, seq, head: hash, reason: 'behind' } as const;
  tablet.hold({ kind: 'device.continue', body, auth: 'none' });
  await tablet.sync();
}

/** One that is applied, with its flag, and one that nobody could read and that names a receipt all the same. */
async function citingWhatNobodyHandedIn(): Promise<void> {
  second.hold(punch('in'));
  second.receipt = null;
  await second.sync();
  second.hold({ kind: 'punch.record', body: { person: 5 } } as unknown as Acts);
  second.receipt = null;
  await second.sync();
}

async function decidedWithReason(): Promise<void> {
  const { deps } = server;
  const { device, epoch } = second;
  const bytes = JSON.stringify({ handed: 'in' });
  apart = hashWritten(bytes);
  const scope = mintDeviceScope({ ...house, device });
  const entries = [{ epoch, seq: 999, hash: apart, bytes }];
  await quarantineDrained(deps.db, scope, { entries, attachments: [] }, server.clock.now());
  const reason = makeAttachment('ef'.repeat(16), 'Déjà noté');
  const body = { device, hash: apart, punch: null, reasonText: reason.hash };
  await appendServer(deps, mintOrganisationScope(house.organisation), [
    {
      ...{ establishment: house.establishment, actor: null, auth: 'none', attachments: [reason] },
      ...{ source: { door: 'system', account: null }, kind: 'quarantine.settle', body },
    },
  ]);
}

type Given = { payload: CheckpointPayload; file: string }[];

async function verified(given: Given = []) {
  const { db, keys } = server.deps;
  const { verified: all, strange } = await verifyAll(db, {
    key: keys.receipt.publicKey,
    given: given.map(({ file, payload }) => {
      return { file, checkpoint: signCheckpoint(keys.receipt, payload) };
    }),
    rebuildInto: () => ':memory:',
  });
  return { all, strange, faults: all.flatMap(({ faults }) => faults) };
}

function change(statement: string, ...values: unknown[]): void {
  const sqlite = connectionOf(server.deps.db);
  expect(sqlite.prepare(statement).run(...values).changes).toBeGreaterThan(0);
}

/** Edits, verifies, and takes the edit back. */
async function faultsAfter(edit: () => void | Promise<void>) {
  const sqlite = connectionOf(server.deps.db);
  sqlite.exec('savepoint edited');
  try {
    await edit();
    return (await verified()).faults;
  } finally {
    sqlite.exec('rollback to edited; release edited');
  }
}

/** The organisation's chain holds again, and the row that says where it ends. */
async function mendChain(): Promise<void> {
  const { organisation } = house;
  let [chain, position] = [firstChain(organisation), 0];
  for await (const row of operationsOf(server.deps.db, organisation)) {
    chain = nextChain(chain, { ...row, receivedAt: row.received_at });
    ({ position } = row);
    const where = 'where organisation = ? and position = ?';
    change(`update operation set chain = ? ${where}`, chain, organisation, position);
  }
  const where = 'where organisation = ?';
  change(`update journal_head set position = ?, chain = ? ${where}`, position, chain, organisation);
}

async function operations() {
  const found = [];
  for await (const row of operationsOf(server.deps.db, house.organisation)) found.push(row);
  return found;
}

/** A receipt that this server signed, as if a tablet had cited it. */
function putReceipt(said: Partial<ReceiptPayload>, hash?: (of: Receipt) => string): void {
  const { organisation } = house;
  const { device, epoch } = tablet;
  const receivedAt = server.clock.now();
  const place = { device, epoch, seq: 1, head: tablet.head.hash };
  const payload = { v: 1, organisation, ...place, receivedAt, position: 1, ...said };
  const receipt = makeReceipt(server.deps.keys.receipt, payload as ReceiptPayload);
  change(
    'insert into receipt (organisation, hash, device, received_at, payload, signature) values (?, ?, ?, ?, ?, ?)',
    ...[organisation, (hash ?? hashReceipt)(receipt), device, receivedAt],
    ...[receipt.payload, receipt.signature],
  );
}

describe('verification of two houses', () => {
  it('EVID-5 EVID-6 finds nothing: a second epoch, receipts that nobody handed in, a decision with a reason', async () => {
    const { faults, all } = await verified();
    expect(faults).toEqual([]);
    const flags = (await operations()).flatMap((row) => row.flags);
    expect(flags).toContain('unknown-receipt');
    expect((await operations()).filter(({ refusal }) => refusal === 'malformed')).toHaveLength(1);
    expect(all).toHaveLength(2);
  });

  it.each(['wrap_key = sign_key', `grant_hash = '${'ab'.repeat(32)}'`])(
    'EVID-5 names the enrolment when somebody set %s beside it',
    async (set) => {
      const { device } = tablet;
      const rows = await operations();
      const enrolled = rows.find(
        ({ kind, bytes }) => kind === 'device.enrol' && bytes?.includes(device),
      );
      const told = await faultsAfter(() =>
        change(`update device set ${set} where id = ?`, tablet.device),
      );
      const about = { about: 'operation', position: enrolled!.position };
      expect(told).toEqual([{ ...about, fault: 'device-key' }]);
    },
  );

  it('EVID-5 names the operation with which a later epoch begins behind something else than it says', async () => {
    const begins = (await operations()).find(({ kind }) => kind === 'device.continue')!;
    const told = await faultsAfter(async () => {
      const bytes = begins.bytes!.replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${'ab'.repeat(32)}"`);
      const hash = hashWritten(bytes);
      change(
        'update operation set bytes = ?, hash = ? where hash = ?',
        ...[bytes, hash, begins.hash],
      );
      change('update epoch set head = ? where epoch = ?', hash, tablet.epoch);
      await mendChain();
    });
    const about = { about: 'operation', position: begins.position };
    expect(told).toContainEqual({ ...about, fault: 'grant' });
  });

  it('EVID-1 EVID-5 names what a tablet wrote that nobody enrolled, or whose key is none', async () => {
    const cut = async () => {
      const [enrolled] = (await operations()).filter(({ kind }) => kind === 'device.enrol');
      const { position } = enrolled!;
      const where = 'where organisation = ? and position';
      change(`delete from operation ${where} = ?`, house.organisation, position);
      change(
        `update operation set position = -position ${where} > ?`,
        house.organisation,
        position,
      );
      change('update operation set position = -position - 1 where position < 0');
      await mendChain();
    };
    expect(await faultsAfter(cut)).toContainEqual(
      expect.objectContaining({ about: 'device', fault: 'not-enrolled' }),
    );
    const { device } = tablet;
    const [gone, none] = [
      await faultsAfter(async () => {
        await cut();
        change('delete from device where id = ?', device);
      }),
      await faultsAfter(async () => {
        await cut();
        change(`update device set sign_key = '{}' where id = ?`, device);
      }),
    ];
    expect(gone).toContainEqual(
      expect.objectContaining({ about: 'operation', fault: 'device-unknown' }),
    );
    expect(none).toContainEqual(
      expect.objectContaining({ about: 'operation', fault: 'device-key' }),
    );
  });

  it('EVID-1 names the first of several operations that no signature covers', async () => {
    const ends = (await operations()).filter(({ device, epoch }) =>
      [`${tablet.device} ${firstEpoch}`, `${second.device} ${second.epoch}`].includes(
        `${device} ${epoch}`,
      ),
    );
    const last = ends.find(({ device, seq }) => device === tablet.device && seq === 3)!;
    const told = await faultsAfter(() => {
      change('delete from push_signature where device = ? and seq > 2', second.device);
      change('delete from push_signature where epoch = ? and seq > 2', firstEpoch);
    });
    expect(told).toEqual([{ about: 'operation', position: last.position, fault: 'unsigned' }]);
  });

  it.each<[string, () => void]>([
    ['a hash that is not its own', () => putReceipt({}, () => 'ab'.repeat(32))],
    ['another house', () => putReceipt({ organisation: other.organisation })],
    ['another tablet', () => putReceipt({ device: second.device })],
  ])('EVID-6 tells a receipt of this server that stands here under %s', async (_, put) => {
    const told = await faultsAfter(put);
    expect(told).toEqual([
      expect.objectContaining({ about: 'receipt', device: tablet.device, fault: 'columns' }),
    ]);
  });

  it('EVID-6 tells a receipt that contradicts the journal, one whose operation is lost, and lets one be whose operation stands apart', async () => {
    const nowhere = { seq: 77, head: 'cd'.repeat(32) };
    expect(await faultsAfter(() => putReceipt({ head: 'cd'.repeat(32) }))).toEqual([
      expect.objectContaining({ about: 'receipt', fault: 'contradicts' }),
    ]);
    expect(await faultsAfter(() => putReceipt(nowhere))).toEqual([
      expect.objectContaining({ about: 'receipt', fault: 'lost' }),
    ]);
    const { device, epoch } = second;
    const said = await faultsAfter(() => {
      putReceipt({ device, epoch, seq: 999, head: apart });
      change('update receipt set device = ? where payload like ?', device, `%${apart}%`);
    });
    expect(said).toEqual([]);
  });

  it.each(['size = size - 1', 'at = at - 1'])(
    'EVID-5 names a checkpoint of the table beside which somebody set %s',
    async (set) => {
      const where = 'where organisation = ?';
      const told = await faultsAfter(() =>
        change(`update checkpoint set ${set} ${where}`, house.organisation),
      );
      expect(told).toEqual([
        expect.objectContaining({ about: 'checkpoint', file: null, fault: 'columns' }),
      ]);
    },
  );

  it('EVID-5 names a checkpoint that was brought from another house', async () => {
    const told = await faultsAfter(() => {
      change('delete from checkpoint where organisation = ?', house.organisation);
      change('update checkpoint set organisation = ?', house.organisation);
    });
    expect(told).toEqual([
      expect.objectContaining({ about: 'checkpoint', file: null, fault: 'columns' }),
    ]);
  });

  it('EVID-7 compares a kept checkpoint with its own house alone, and tells one of a house that is not here', async () => {
    const row = await server.deps.db
      .selectFrom('checkpoint')
      .select('payload')
      .where('organisation', '=', house.organisation)
      .executeTakeFirstOrThrow();
    const payload = JSON.parse(row.payload) as CheckpointPayload;
    const own = await verified([{ file: 'point.json', payload }]);
    expect([own.faults, own.strange]).toEqual([[], []]);
    expect(own.all.map(({ checkpoints }) => checkpoints).sort()).toEqual([1, 2]);
    const organisation = crypto.randomUUID();
    const { strange } = await verified([
      { file: 'point.json', payload: { ...payload, organisation } },
    ]);
    const { size, at } = payload;
    expect(strange).toEqual([
      { about: 'checkpoint', size, at, file: 'point.json', fault: 'unknown-organisation' },
    ]);
  });

  it('EVID-5 compares a checkpoint of a journal in which nothing stood yet', async () => {
    const { organisation } = house;
    const root = new GrowingTree(nativeHasher).root();
    const payload = { v: 1, organisation, size: 0, root, chain: firstChain(organisation), at: 5 };
    const file = 'point.json';
    const same = await verified([{ file, payload: payload as CheckpointPayload }]);
    expect(same.faults).toEqual([]);
    const edited = { ...payload, chain: 'ab'.repeat(32) } as CheckpointPayload;
    const { faults } = await verified([{ file, payload: edited }]);
    expect(faults).toEqual([{ about: 'checkpoint', size: 0, at: 5, file, fault: 'root' }]);
  });

  it('EVID-5 names what was handed in apart, decided with a reason, and removed', async () => {
    const told = await faultsAfter(() => change('delete from quarantine where hash = ?', apart));
    expect(told).toContainEqual({
      ...{ about: 'row', table: 'quarantine', key: `${second.device} ${apart}`, how: 'removed' },
    });
  });

  it('EVID-5 reads every text, however many there are', async () => {
    const insert = 'insert into attachment (organisation, hash, salt, text) values (?, ?, ?, ?)';
    let last = '';
    const told = await faultsAfter(() => {
      for (let count = 0; count < 600; count += 1) {
        const { hash, salt, text } = makeAttachment('0a'.repeat(16), `Mot ${count}`);
        change(insert, house.organisation, hash, salt, text);
        if (hash > last) last = hash;
      }
      change('update attachment set text = ? where hash = ?', 'Autre', last);
    });
    expect(told).toEqual([{ about: 'row', table: 'attachment', key: last, how: 'edited' }]);
  });
});
