import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { fr } from '@comptoir/server/platform/catalogue';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkIntegrity, compareAcknowledged, verifyCopy } from '../kills/held-by-server.ts';
import { commanded, localCommand } from '../kills/local-command.ts';
import { RawTablet, Refused } from '../kills/raw-tablet.ts';
import { ServerProcess } from '../kills/server-process.ts';
import { type StagedHouse, stageHouse } from '../kills/staged-house.ts';
import { endsWithUs, removeFolder, temporaryFolder } from '../world/leave-nothing.ts';
import { runCommand } from './run-command.ts';
import { SmallDisk } from './small-disk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let house: StagedHouse;
beforeAll(async () => {
  house = await stageHouse(1, 4);
});
afterAll(() => house.remove());

async function enrolled(address: string, dataDir: string): Promise<RawTablet> {
  const { establishment } = house.stores[0]!;
  const tablet = new RawTablet(address, {
    keeps: true,
    approve: async (shown) => {
      await commanded(dataDir, { command: 'approve', establishment, replaces: null, ...shown });
    },
  });
  await tablet.enrol();
  return tablet;
}

const drain = async (tablet: RawTablet) => {
  do await tablet.push(500);
  while (tablet.waiting.length > 0);
};

describe('a full disk', () => {
  let folder: string;
  let disk: SmallDisk;
  beforeEach(() => (folder = house.copy()));
  afterEach(async () => {
    await disk.discard();
    removeFolder(folder);
  });

  it('RECOV-14 O3 acknowledges nothing and half writes nothing; tablets keep everything, and drain once there is room', async () => {
    disk = await SmallDisk.open(folder, { megabytes: 24 });
    expect(disk.printed).toContain('Comptoir est prêt');
    const tablet = await enrolled(disk.address, disk.dataDir);
    tablet.write(20);
    await drain(tablet);
    disk.fill(64);
    const refusals = new Set<string>();
    let told = tablet.acknowledged.size;
    for (let round = 0; round < 12; round++) {
      tablet.write(60);
      try {
        await tablet.push(500);
        told = tablet.acknowledged.size;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refusals.add(`${error.status} ${error.refusal}`);
      }
    }
    expect([...refusals]).toEqual(['503 busy']);
    expect(tablet.acknowledged.size).toBe(told);
    expect(tablet.waiting.length).toBeGreaterThan(0);
    // A backup takes no room that there is not, and says so.
    const asked = await localCommand(disk.dataDir, { command: 'backup', to: null });
    expect(asked).toMatchObject({ ok: false, refusal: 'not-backed-up', why: /MB/ });
    expect(existsSync(join(disk.dataDir, 'backups', 'manifest.json'))).toBe(false);
    // Whoever only reads is still answered.
    expect((await fetch(`${disk.address}/api/health`)).status).toBe(200);

    disk.empty();
    await drain(tablet);
    expect(disk.ended).toBe(false);
    // SQLite follows no path through a process: what lies there is looked at outside.
    const file = join(folder, 'comptoir.sqlite');
    for (const end of ['', '-wal']) {
      copyFileSync(`${join(disk.dataDir, 'comptoir.sqlite')}${end}`, `${file}${end}`);
    }
    expect(compareAcknowledged(file, [tablet])).toBe(0);
    expect(tablet.acknowledged.size).toBe(20 + 12 * 60);
    checkIntegrity(file);
    await verifyCopy(file, house.organisation, true);
  });

  it('RECOV-15 a read-only disk is named in one line at the start', async () => {
    disk = await SmallDisk.open(folder, { megabytes: 24, readOnly: true });
    await expect.poll(() => disk.ended, { timeout: 600_000 }).toBe(true);
    const lines = disk.printed.trimEnd().split('\n');
    expect(lines).toEqual([expect.stringMatching(/^Le dossier .* ne peut pas être utilisé : .+/)]);
  });
});

describe('a folder in trouble', () => {
  let server: ServerProcess;
  let backup: string;
  let elsewhere: string;

  beforeEach(async () => {
    elsewhere = temporaryFolder('comptoir-elsewhere-');
    server = await ServerProcess.prepare({
      program: 'house',
      dataDir: house.copy(),
      environment: { LC_ALL: 'fr_FR.UTF-8', BACKUP_DIR: elsewhere, BACKUP_EVERY: '0' },
    });
  });
  afterEach(async () => {
    await server.discard();
    removeFolder(elsewhere);
  });

  async function refusedLine(): Promise<string> {
    server.launch();
    await expect.poll(() => server.ended, { timeout: 600_000 }).toBe(true);
    const lines = server.printed.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    return lines[0] ?? '';
  }
  async function backUp(): Promise<void> {
    const made = await commanded(server.dataDir, { command: 'backup', to: null });
    backup = (made as { backup: { folder: string } }).backup.folder;
  }

  const middle = (bytes: Buffer) => Math.floor(bytes.length / 4096 / 2) * 4096;
  const noise = (bytes: Buffer) => bytes.fill(0xa5, middle(bytes), middle(bytes) + 4096);
  const damage = /^La base de données .* est endommagée \(.+\)\. Rien n’y a été écrit\./;
  function spoil(how: (bytes: Buffer) => Buffer): Buffer {
    const spoilt = Buffer.from(how(readFileSync(server.file)));
    writeFileSync(server.file, spoilt);
    return spoilt;
  }

  it.each([
    ['with a page of noise in its middle', noise],
    ['whose header is gone', (bytes: Buffer) => bytes.fill(0, 0, 100)],
    ['that is something else', (bytes: Buffer) => bytes.fill('garbage ')],
    ['cut to half', (bytes: Buffer) => bytes.subarray(0, middle(bytes))],
  ])('RECOV-16 a database %s is named in one line, and left as it is', async (_, how) => {
    const spoilt = spoil(how);
    expect(await refusedLine()).toMatch(damage);
    expect(readFileSync(server.file).equals(spoilt)).toBe(true);
  });

  it('RECOV-16 O3 a damaged database is brought back from the backup, and by the tablets', async () => {
    await server.start();
    const tablet = await enrolled(server.address, server.dataDir);
    tablet.write(30);
    await drain(tablet);
    await backUp();
    tablet.write(10);
    await drain(tablet);
    await server.stop();
    spoil(noise);
    expect(await refusedLine()).toMatch(damage);
    const restored = await runCommand('restore', [backup, '--data', server.dataDir]);
    expect([restored.code, restored.err]).toEqual([0, '']);
    await server.start();
    tablet.forgetSession();
    await tablet.push(0);
    await drain(tablet);
    expect(compareAcknowledged(server.file, [tablet])).toBe(0);
  });

  it('RECOV-16 without its log the server goes on from what the database holds, and tablets send the rest again', async () => {
    await server.start();
    const tablet = await enrolled(server.address, server.dataDir);
    tablet.write(40);
    await drain(tablet);
    // Into the database itself; what comes next stands in the log alone.
    await server.stop();
    await server.start();
    tablet.forgetSession();
    tablet.write(25);
    await drain(tablet);
    await server.kill();
    expect(statSync(`${server.file}-wal`).size).toBeGreaterThan(0);
    for (const end of ['-wal', '-shm']) rmSync(`${server.file}${end}`);
    await server.start();
    tablet.forgetSession();
    await tablet.push(0);
    expect(tablet.waiting).toHaveLength(25);
    await drain(tablet);
    await server.kill();
    expect(compareAcknowledged(server.file, [tablet])).toBe(0);
    checkIntegrity(server.file);
    await verifyCopy(server.file, house.organisation, true);
  });

  it('RECOV-17 a house that lacks a key does not start, and no key is made in its place', async () => {
    for (const name of ['receipt.jwk', 'seal.jwk', 'pin.key', 'pepper.key']) {
      const key = join(server.dataDir, 'keys', name);
      const held = readFileSync(key);
      rmSync(key);
      expect(await refusedLine()).toBe(fr.start.keyMissing(server.dataDir, name));
      expect(existsSync(key)).toBe(false);
      writeFileSync(key, held);
    }
    const key = join(server.dataDir, 'keys', 'receipt.jwk');
    const held = readFileSync(key);
    writeFileSync(key, 'not a key');
    expect(await refusedLine()).toMatch(/^Le dossier .* ne peut pas être utilisé : .+/);
    writeFileSync(key, held);
    await server.start();
  });

  it('RECOV-15 a folder of somebody else is named in one line', async () => {
    // Root may write everywhere: it is somebody else’s only for somebody else.
    const isRoot = process.getuid?.() === 0;
    const folder = join(elsewhere, 'theirs');
    mkdirSync(folder);
    if (isRoot) chmodSync(elsewhere, 0o755);
    chmodSync(folder, isRoot ? 0o700 : 0o000);
    const child = endsWithUs(
      spawn(process.execPath, ['server/src/main.ts'], {
        cwd: root,
        env: { ...process.env, LC_ALL: 'fr_FR.UTF-8', PORT: '0', BASE_URL: '', DATA_DIR: folder },
        ...(isRoot && { uid: 65_534, gid: 65_534 }),
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    );
    let printed = '';
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const code = await new Promise((done) => child.once('close', done));
    chmodSync(folder, 0o700);
    expect([code, printed.trimEnd().split('\n')]).toEqual([
      1,
      [
        expect.stringMatching(
          /^Le dossier .* ne peut pas être utilisé : .*(EACCES|unable to open).*/,
        ),
      ],
    ]);
  });

  it('RECOV-12 a house of an earlier version is copied before it is updated, and not updated where it cannot be', async () => {
    const sql = readFileSync(
      join(root, 'server/src/database/recorded/0008-mail-and-invitations.sql'),
      'utf8',
    );
    for (const end of ['', '-wal', '-shm']) rmSync(`${server.file}${end}`, { force: true });
    const old = new BetterSqlite(server.file);
    old.exec(sql);
    old.close();
    // A file where the copies would go.
    rmSync(elsewhere, { recursive: true });
    writeFileSync(elsewhere, '');
    expect(await refusedLine()).toMatch(
      /^La copie qui précède une mise à jour de la base n’a pas pu être faite : /,
    );
    rmSync(elsewhere);
    const still = new BetterSqlite(server.file, { readonly: true });
    expect(still.prepare('select max(name) as name from migration').get()).toEqual({
      name: '0008-mail-and-invitations',
    });
    still.close();
    await server.start();
    await server.stop();
    const [name] = readdirSync(elsewhere);
    const copy = join(elsewhere, name ?? '');
    expect(JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'))).toMatchObject({
      reason: 'before-migration',
      schema: '0008-mail-and-invitations',
    });
    // Back to before the update, which is then done again.
    const restored = await runCommand('restore', [copy, '--data', server.dataDir]);
    expect([restored.code, restored.err]).toEqual([0, '']);
    await server.start();
  });
});
