import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendServer } from '../../journal/append.ts';
import { quarantineDrained } from '../../devices/commands.ts';
import { connectionOf } from '../../database/connection.ts';
import { mintDeviceScope, mintOrganisationScope } from '../../http/scopes.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../../testing-server.ts';
import { makeCheckpoint } from '../checkpoints.ts';
import { TabletInStore } from '../testing/tablet-in-store.ts';
import { hashWritten } from '../../journal/native-hash.ts';
import { verifyAll } from './verify.ts';

let server: TestServer;
let organisation: string;
let device: string;
let name: string;
let apart: string;

beforeAll(async () => {
  server = await openTestServer();
  const house = await foundEstablishment(server.deps);
  ({ organisation } = house);
  const { establishment } = house;
  const tablet = await TabletInStore.open(server, establishment);
  ({ device } = tablet);
  const text = makeAttachment('ab'.repeat(16), 'Extra du samedi');
  name = text.hash;
  const body = { person: null, type: 'in', nameText: name } as const;
  // Two pushes, so that two blocks of the tree are complete.
  for (let count = 0; count < 520; count += 1) {
    tablet.hold({ kind: 'punch.record', body }, count === 0 ? [text] : []);
    if (count === 259) await tablet.sync();
  }
  const sent = tablet.held[0]!.bytes;
  await tablet.sync();
  // Another operation, of which the journal knows nothing.
  const bytes = sent
    .replace('"type":"in"', '"type":"out"')
    .replace(/"id":"[0-9a-f]{8}/, '"id":"01900000');
  apart = hashWritten(bytes);
  const entries = [{ epoch: tablet.epoch, seq: 999, hash: apart, bytes }];
  const scope = mintDeviceScope({ organisation, establishment, device });
  await quarantineDrained(server.deps.db, scope, { entries, attachments: [] }, server.clock.now());
  const settled = { device, hash: apart, punch: null, reasonText: null };
  await appendServer(server.deps, mintOrganisationScope(organisation), [
    {
      ...{ establishment, actor: null, auth: 'none', attachments: [] },
      ...{ source: { door: 'system', account: null }, kind: 'quarantine.settle', body: settled },
    },
  ]);
  await makeCheckpoint(server.deps, organisation);
  await sql`drop trigger operation_no_update`.execute(server.deps.db);
});
afterAll(() => server.close());

async function faults() {
  const { db, keys } = server.deps;
  const key = keys.receipt.publicKey;
  const { verified } = await verifyAll(db, { key, given: [], rebuildInto: () => ':memory:' });
  return verified.flatMap((one) => one.faults);
}

/** Edits, verifies, and takes the edit back. */
async function faultsAfter(statement: string) {
  const sqlite = connectionOf(server.deps.db);
  sqlite.exec('savepoint edited');
  try {
    expect(sqlite.prepare(statement).run().changes).toBeGreaterThan(0);
    return await faults();
  } finally {
    sqlite.exec('rollback to edited; release edited');
  }
}

const row = (table: string, key: string, how: string) => ({ about: 'row', table, key, how });

it('EVID-5 finds nothing where nobody edited anything', async () => {
  expect(await faults()).toEqual([]);
});

it('EVID-5 names the text that somebody edited or removed, though no operation was touched', async () => {
  expect(await faultsAfter(`update attachment set text = 'Autre' where hash = '${name}'`)).toEqual([
    row('attachment', name, 'edited'),
  ]);
  expect(await faultsAfter(`delete from attachment where hash = '${name}'`)).toEqual([
    row('attachment', name, 'removed'),
  ]);
});

it.each([
  [`update quarantine set bytes = replace(bytes, '"out"', '"in"')`, 'edited'],
  [`update quarantine set kind = 'auth.fail'`, 'edited'],
  ['delete from quarantine', 'removed'],
])('EVID-5 names what was handed in apart and is not as it was: %s', async (statement, how) => {
  expect(await faultsAfter(statement)).toEqual([row('quarantine', `${device} ${apart}`, how)]);
});

it.each([
  [`update device set sign_key = '{}'`, 'device-key'],
  [`update device set establishment = '${crypto.randomUUID()}'`, 'device-place'],
  [`update device set replaces = '${crypto.randomUUID()}'`, 'device-place'],
])(
  'EVID-5 names the enrolment of a tablet whose row says otherwise: %s',
  async (statement, fault) => {
    const [found] = await faultsAfter(statement);
    expect(found).toMatchObject({ about: 'operation', fault });
  },
);

it.each([
  [`update operation set flags = '[' where position = 9`],
  // Nobody would find it by its id any more, and every projection would still be the same.
  [
    'update operation set id = null, kind = null, establishment = null, actor = null where position = 9',
  ],
  [
    'update operation set bytes = null, id = null, kind = null, establishment = null, actor = null where position = 9',
  ],
])(
  'EVID-5 JOURNAL-15 names the operation whose columns say nothing any more: %s',
  async (statement) => {
    const found = await faultsAfter(statement);
    expect(found).toEqual([{ about: 'operation', position: 9, fault: 'columns' }]);
  },
);

it('EVID-5 names the part of the tree that somebody removed', async () => {
  expect(await faultsAfter('delete from tree_node where level = 9')).toEqual([
    { about: 'tree', level: 9, number: 0 },
  ]);
});

it.each(['delete from journal_head', 'delete from operation'])(
  'L03 EVID-5 does not take a house for an empty one after « %s »',
  async (statement) => {
    await sql`drop trigger if exists operation_no_delete`.execute(server.deps.db);
    expect(await faultsAfter(statement)).toContainEqual(
      expect.objectContaining({ about: 'operation', fault: 'head' }),
    );
  },
);
