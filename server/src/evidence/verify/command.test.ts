import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { thumbprint } from '@comptoir/shared/devices/enrolment';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { snapshot } from '../../database/snapshot.ts';
import { listenForCommands } from '../../devices/command-socket.ts';
import { type FolderLock, lockFolder } from '../../directory/folder-lock.ts';
import { en, fr } from '../../platform/catalogue.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../../testing-server.ts';
import { makeCheckpoint } from '../checkpoints.ts';
import { TabletInStore } from '../testing/tablet-in-store.ts';

const script = fileURLToPath(new URL('../../verify.ts', import.meta.url));

let server: TestServer;
let organisation: string;
let tablet: TabletInStore;
let lock: FolderLock | null;
let closeSocket: () => Promise<void>;
let running: boolean;
let files: string;

beforeEach(async () => {
  server = await openTestServer();
  files = mkdtempSync(join(tmpdir(), 'comptoir-kept-'));
  lock = lockFolder(server.folder);
  closeSocket = await listenForCommands(server.deps, join(server.folder, 'command.sock'));
  running = true;
  const house = await foundEstablishment(server.deps);
  ({ organisation } = house);
  tablet = await TabletInStore.open(server, house.establishment);
  for (const type of ['in', 'out'] as const) await tablet.punch(tablet.tablet.newId(), type);
});
afterEach(async () => {
  if (running) await stop();
  rmSync(server.folder, { recursive: true, force: true });
  rmSync(files, { recursive: true, force: true });
});

async function stop(): Promise<void> {
  running = false;
  await closeSocket();
  await server.close({ keep: true });
  lock?.release();
}

async function run(args: string[] = [], language = 'fr_FR.UTF-8', folder = server.folder) {
  const env = { ...process.env, LC_ALL: language, DATA_DIR: folder };
  const child = spawn(process.execPath, [script, ...args], { env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out, err };
}

const left = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('verify-'));

it('EVID-7 verifies a running server by a copy, while it goes on, in French and in English', async () => {
  const verifying = run();
  // It goes on taking what comes.
  await tablet.punch(tablet.tablet.newId(), 'in');
  const ran = await verifying;
  expect([ran.code, ran.err]).toEqual([0, '']);
  expect(ran.out).toContain(fr.verify.of.running(server.folder));
  expect(ran.out).toContain(fr.verify.key(thumbprint(server.deps.keys.receipt.publicKey)));
  expect(ran.out).toMatch(
    /Le Comptoir\n {2}[56] opérations, 1 tablettes, [23] signatures d’envois/,
  );
  expect(ran.out).toContain(fr.verify.holds);
  expect(left(server.folder)).toEqual([]);
  const english = await run([], 'en_GB.UTF-8');
  expect([english.code, english.err]).toEqual([0, '']);
  expect(english.out).toContain(en.verify.holds);
});

it('L02 EVID-7 names the first edited operation and the edited row in a sentence, and ends with 1', async () => {
  const { db } = server.deps;
  const [row] = await db.selectFrom('punch').select('id').orderBy('id').execute();
  await db.updateTable('punch').set({ at: 5 }).where('id', '=', row!.id).execute();
  const projection = await run();
  expect(projection.code).toBe(1);
  expect(projection.out).toContain(`${fr.verify.row('punch', row!.id)} : elle a été modifiée.`);
  expect(projection.out).not.toContain(fr.verify.holds);
  await sql`drop trigger operation_no_update`.execute(db);
  const bytes = sql<string>`replace(bytes, '"type":"in"', '"type":"out"')`;
  await db.updateTable('operation').set({ bytes }).where('kind', '=', 'punch.record').execute();
  const edited = await run();
  expect(edited.code).toBe(1);
  expect(edited.out).toMatch(
    /NON CONFORME : Opération 4 \(punch\.record, 2026-11-02T09:00:00\.000Z, [0-9a-f-]{36} n° 1\) : son contenu a été modifié\./,
  );
  expect(edited.out).toContain(fr.verify.notCompared);
});

it('L03 EVID-7 compares with a checkpoint that stands in a mail, and refuses a foreign one', async () => {
  const { payload, signature } = await makeCheckpoint(server.deps, organisation);
  const { publicKey: key } = server.deps.keys.receipt;
  const text = JSON.stringify({ payload, signature, key }).replaceAll(/(.{72})/g, '$1\n> ');
  const mail = join(files, 'courriel.txt');
  writeFileSync(mail, `Bonjour,\n\nVoici {"le point"} du jour.\n\n> ${text}\n\nÀ demain.\n`);
  expect(await run(['--checkpoint', mail])).toMatchObject({ code: 0, err: '' });
  const { db } = server.deps;
  await sql`drop trigger operation_no_delete`.execute(db);
  await db.deleteFrom('operation').where('seq', '=', 2).execute();
  const shorter = await run(['--checkpoint', mail]);
  expect(shorter.code).toBe(1);
  expect(shorter.out).toContain('la fin du journal n’est plus celle qui a été notée');
  const other = await openTestServer();
  const elsewhere = await foundEstablishment(other.deps);
  const foreign = await makeCheckpoint(other.deps, elsewhere.organisation);
  await other.close();
  writeFileSync(mail, JSON.stringify({ payload: foreign.payload, signature: foreign.signature }));
  const strange = await run(['--checkpoint', mail]);
  expect(strange.out).toContain(fr.verify.checkpointFaults.signature);
  writeFileSync(mail, 'rien');
  expect((await run(['--checkpoint', mail])).err).toBe(`${fr.verify.noCheckpoint(mail)}\n`);
});

it('EVID-7 verifies a stopped server and a backup, and says what is not there', async () => {
  const backup = join(files, 'sauvegarde');
  await snapshot(server.deps.db, join(files, 'comptoir.sqlite'));
  cpSync(join(server.folder, 'keys'), join(backup, 'keys'), { recursive: true });
  cpSync(join(files, 'comptoir.sqlite'), join(backup, 'comptoir.sqlite'));
  await stop();
  const stopped = await run();
  expect([stopped.code, stopped.err]).toEqual([0, '']);
  expect(stopped.out).toContain(fr.verify.of.folder(server.folder));
  expect(left(server.folder)).toEqual([]);
  const elsewhere = await run(['--backup', backup], 'fr_FR.UTF-8', files);
  expect([elsewhere.code, elsewhere.err]).toEqual([0, '']);
  expect(await run(['--data', files])).toMatchObject({
    ...{ code: 1, err: `${fr.verify.noData(files)}\n` },
  });
  expect((await run(['--nonsense'])).err).toBe(`${fr.verify.usage}\n`);
  for (const first of ['x', '--']) {
    const key = first.padEnd(43, 'x');
    expect((await run(['--key', key])).err).toContain('n’est pas celle attendue');
  }
});

it('EVID-7 says that a server which takes no commands yet is to be asked again', async () => {
  await closeSocket();
  expect(await run()).toMatchObject({ code: 1, err: `${fr.verify.busy(server.folder)}\n` });
  closeSocket = () => Promise.resolve();
});
