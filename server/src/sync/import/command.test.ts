import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashPhoto } from '@comptoir/shared/employees/photo';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../database/connection.ts';
import { listenForCommands } from '../../devices/command-socket.ts';
import { TestTablet } from '../../devices/testing-tablet.ts';
import { type FolderLock, lockFolder } from '../../directory/folder-lock.ts';
import { en, fr } from '../../platform/catalogue.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../../testing-server.ts';
import { contentOf, fileOf } from './testing-file.ts';

const script = fileURLToPath(new URL('command.ts', import.meta.url));

let server: TestServer;
let tablet: TestTablet;
let lock: FolderLock | null;
let closeSocket: () => Promise<void>;
let running: boolean;
let files: string;

beforeEach(async () => {
  server = await openTestServer();
  files = mkdtempSync(join(tmpdir(), 'comptoir-files-'));
  lock = lockFolder(server.folder);
  closeSocket = await listenForCommands(server.deps, join(server.folder, 'command.sock'));
  running = true;
  await foundEstablishment(server.deps);
  tablet = await TestTablet.enrolled(server);
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

function put(name: string, text: string): string {
  const path = join(files, name);
  writeFileSync(path, text);
  return path;
}

async function run(args: string[], language = 'fr_FR.UTF-8', folder = server.folder) {
  const env = { ...process.env, LC_ALL: language, DATA_DIR: folder };
  const child = spawn(process.execPath, [script, ...args], { env });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out, err };
}

async function photoOf(red: number) {
  const image = sharp({
    create: { width: 60, height: 40, channels: 3, background: { r: red, g: 90, b: 60 } },
  });
  const bytes = new Uint8Array(await image.jpeg().toBuffer());
  return {
    hash: hashPhoto(bytes),
    type: 'image/jpeg',
    base64: Buffer.from(bytes).toString('base64'),
  };
}

/** A punch, then an edit that names a photo, then another punch: one chain. */
async function pushWith(photo: string) {
  const changes = { photo: { from: null, to: photo } };
  const person = tablet.newId();
  const acts = { kind: 'employee.edit', body: { person, changes }, auth: 'manager', actor: person };
  return tablet.push(1, { acts: acts as never });
}

it('O16 RECOV-40 hands files to the running server: photos first, every file for itself, in French and in English', async () => {
  const photo = await photoOf(200);
  const edit = await contentOf(tablet, await pushWith(photo.hash));
  const without = put(
    'sans-photo.json',
    await fileOf(tablet, { ...edit, photosLeftOut: [photo.hash] }),
  );
  const early = await run([without]);
  expect([early.code, early.err]).toEqual([0, '']);
  expect(early.out).toContain(fr.importing.apart(1));
  expect(early.out).toContain(fr.importing.photosMissing(1));

  const punches = put(
    'pointages.json',
    await fileOf(tablet, await contentOf(tablet, await tablet.push(3))),
  );
  const pictures = put(
    'photos.json',
    await fileOf(tablet, { ...edit, operations: [], signatures: [], photos: [photo] }),
  );
  const cut = put('coupe.json', (await fileOf(tablet, edit)).slice(0, 400));
  const missing = join(files, 'nowhere.json');
  const ran = await run([punches, cut, missing, pictures, without]);
  expect(ran.code).toBe(1);
  expect(ran.err).toContain(
    fr.importing.nothingWritten(cut, fr.importing.refusals['not-an-export']),
  );
  expect(ran.err).toContain(missing);
  expect(ran.out).toContain(fr.importing.new(3));
  expect(ran.out).toContain(fr.importing.photos(1));
  // With its photo there, the edit is recorded; nobody by that name works here, so it is refused.
  expect(ran.out).toContain(fr.importing.refused(1));
  const rows = await server.deps.db.selectFrom('operation').select('kind').execute();
  expect(rows.filter(({ kind }) => kind === 'punch.record')).toHaveLength(3);
  expect(rows.filter(({ kind }) => kind === 'employee.edit')).toHaveLength(1);

  const again = await run([punches], 'en_GB.UTF-8');
  expect([again.code, again.err]).toEqual([0, '']);
  expect(again.out).toContain(en.importing.nothing);
  expect(again.out).toContain(en.importing.known(3));
});

it('RECOV-46 takes files in by itself where no server runs, and makes no folder where there is none', async () => {
  const file = put(
    'pointages.json',
    await fileOf(tablet, await contentOf(tablet, await tablet.push(4))),
  );
  await stop();
  const ran = await run([file]);
  expect([ran.code, ran.err]).toEqual([0, '']);
  expect(ran.out).toContain(fr.importing.new(4));
  const db = await openDatabase(join(server.folder, 'comptoir.sqlite'));
  expect(await db.selectFrom('punch').selectAll().execute()).toHaveLength(4);
  await db.destroy();

  const nowhere = join(files, 'no-data');
  const lost = await run([file], 'fr_FR.UTF-8', nowhere);
  expect([lost.code, lost.err]).toEqual([1, `${fr.importing.noData(nowhere)}\n`]);
  expect(existsSync(nowhere)).toBe(false);
  expect((await run([])).err).toBe(`${fr.importing.usage}\n`);
});

it('RECOV-46 writes nothing beside a server that holds the folder and takes no commands', async () => {
  const file = put(
    'pointages.json',
    await fileOf(tablet, await contentOf(tablet, await tablet.push(2))),
  );
  await closeSocket();
  const ran = await run([file]);
  expect([ran.code, ran.err]).toEqual([1, `${fr.importing.inUse(server.folder)}\n`]);
  expect(await server.deps.db.selectFrom('punch').selectAll().execute()).toEqual([]);
  closeSocket = () => Promise.resolve();
});
