import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '../../journal/verify.ts';
import { StoreWorld, minute } from '../../testing/store-world.ts';
import { openDatabase } from '../connection.ts';
import { openBackups } from './backups.ts';
import { type Backup, manifestName } from './manifest.ts';
import { finishRestore, replace } from './replacing.ts';
import { restore } from './restore.ts';

let world: StoreWorld;
let dataDir: string;
let backup: Backup;
const now = Date.parse('2026-11-03T08:00:00Z');

beforeEach(async () => {
  world = await StoreWorld.open();
  dataDir = mkdtempSync(join(tmpdir(), 'comptoir-restored-'));
  const options = { dataDir: world.folder, backupDir: join(world.folder, 'backups') };
  const backups = await openBackups(world.deps, { ...options, every: 0, keep: 3 });
  backup = await backups.take();
  world.clock.advance(minute);
  await world.addPerson(world.newId(), 'employee');
});
afterEach(async () => {
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const positionIn = (folder: string) => {
  const file = new BetterSqlite(join(folder, 'comptoir.sqlite'));
  const row = file.prepare<[], { position: number }>('select position from journal_head').get();
  file.close();
  return row?.position;
};
const backedUp = () => backup.manifest.organisations[0]?.position ?? 0;
const keyIn = (folder: string) => readFileSync(join(folder, 'keys', 'receipt.jwk'), 'utf8');

/** A server that goes on with what it has, killed: its last writes stand in the log beside the file. */
function aliveUntilNow(): void {
  for (const name of ['comptoir.sqlite', 'comptoir.sqlite-wal', 'keys']) {
    cpSync(join(world.folder, name), join(dataDir, name), { recursive: true });
  }
  // A new machine made keys of its own.
  writeFileSync(join(dataDir, 'keys', 'receipt.jwk'), 'another key');
}

describe('a restore', () => {
  it('RECOV-7 on an empty folder gives the whole house back, keys included', async () => {
    const done = restore(backup.folder, dataDir, now);
    expect(done).toMatchObject({ ok: true, restored: { before: null } });
    expect(readdirSync(dataDir).sort()).toEqual(['comptoir.sqlite', 'keys']);
    expect(keyIn(dataDir)).toBe(keyIn(world.folder));
    for (const one of ['keys', 'comptoir.sqlite', 'keys/pin.key']) {
      expect(statSync(join(dataDir, one)).mode & 0o077).toBe(0);
    }
    const db = await openDatabase(join(dataDir, 'comptoir.sqlite'));
    expect(await verifyJournal(db, world.scope.organisation)).toMatchObject({ ok: true });
    await db.destroy();
    expect(positionIn(dataDir)).toBe(backedUp());
  });

  it('RECOV-7 keeps beside it what it replaces, with the log that belongs to it', async () => {
    aliveUntilNow();
    const done = restore(backup.folder, dataDir, now);
    if (!done.ok) throw new Error(done.refusal.why);
    const before = join(dataDir, 'before-restore-2026-11-03T08-00-00.000Z');
    expect(done.restored.before).toBe(before);
    expect(positionIn(dataDir)).toBe(backedUp());
    expect(positionIn(before)).toBe(backedUp() + 1);
    expect(readFileSync(join(before, 'keys', 'receipt.jwk'), 'utf8')).toBe('another key');
    expect(keyIn(dataDir)).toBe(keyIn(world.folder));
    // Again, from the same backup: a restore can be done twice.
    expect(restore(backup.folder, dataDir, now + minute)).toMatchObject({ ok: true });
    expect(positionIn(dataDir)).toBe(backedUp());
  });

  it.each([
    ['without its manifest', manifestName, 'missing', 'not-a-backup'],
    ['without its database', 'comptoir.sqlite', 'missing', 'not-a-backup'],
    ['with a longer database', 'comptoir.sqlite', 'longer', 'not-a-backup'],
    ['with another byte in the database', 'comptoir.sqlite', 'other', 'altered'],
    ['with another byte in a key', 'keys/pin.key', 'other', 'altered'],
    ['without a key', 'keys/pepper.key', 'missing', 'not-a-backup'],
  ] as const)('RECOV-8 refuses a backup %s, and changes nothing', (_, name, how, why) => {
    aliveUntilNow();
    const before = readdirSync(dataDir).sort();
    const path = join(backup.folder, name);
    if (how === 'missing') rmSync(path);
    else if (how === 'longer') appendFileSync(path, 'x');
    else {
      const bytes = readFileSync(path);
      bytes[Math.floor(bytes.length / 2)]! ^= 1;
      writeFileSync(path, bytes);
    }
    expect(restore(backup.folder, dataDir, now)).toMatchObject({ ok: false, refusal: { why } });
    expect(readdirSync(dataDir).sort()).toEqual(before);
    expect(positionIn(dataDir)).toBe(backedUp() + 1);
  });

  it('RECOV-8 refuses a manifest that leads out of its folder, and a backup of a newer Comptoir', () => {
    const path = join(backup.folder, manifestName);
    const { manifest } = backup;
    const tell = (changed: unknown) => writeFileSync(path, JSON.stringify(changed));
    const [file] = manifest.files;
    const name = '../../stolen';
    tell({ ...manifest, files: [...manifest.files, { ...file, name }] });
    expect(restore(backup.folder, dataDir, now)).toMatchObject({
      refusal: { why: 'not-a-backup' },
    });
    tell({ ...manifest, schema: '9999-later' });
    expect(restore(backup.folder, dataDir, now)).toMatchObject({
      refusal: { why: 'newer', schema: '9999-later' },
    });
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('RECOV-10 cut off at any of its steps leaves the old state or the new one, whole, and is finished by the next start', () => {
    let cuts = 0;
    for (let at = 1; ; at++) {
      const folder = join(dataDir, `cut ${at}`);
      mkdirSync(join(folder, 'staged'), { recursive: true });
      const names = ['comptoir.sqlite', 'comptoir.sqlite-wal', 'comptoir.sqlite-shm', 'keys'];
      for (const name of names) writeFileSync(join(folder, name), `old ${name}`);
      for (const name of ['comptoir.sqlite', 'keys']) {
        writeFileSync(join(folder, 'staged', name), `new ${name}`);
      }
      let left = at;
      const failing: typeof renameSync = (from, to) => {
        if (--left === 0) throw new Error('killed');
        renameSync(from, to);
      };
      const intent = { staged: 'staged', before: 'before' };
      let isCut = false;
      try {
        replace(folder, intent, failing);
      } catch {
        isCut = true;
        cuts++;
      }
      const decided = existsSync(join(folder, 'restore.json'));
      // Cut off again, at each of what is left, before it gets through.
      for (let again = 1; decided && again < 8; again++) {
        left = again;
        try {
          finishRestore(folder, failing);
        } catch {
          // That is the point.
        }
      }
      finishRestore(folder);
      const held = (where: string) =>
        Object.fromEntries(
          names.flatMap((name) => {
            const path = join(folder, where, name);
            return existsSync(path) ? [[name, readFileSync(path, 'utf8')]] : [];
          }),
        );
      const old = Object.fromEntries(names.map((name) => [name, `old ${name}`]));
      const isNew = !isCut || decided;
      expect(held('.')).toEqual(
        isNew ? { 'comptoir.sqlite': 'new comptoir.sqlite', keys: 'new keys' } : old,
      );
      expect(held('before')).toEqual(isNew ? old : {});
      if (!isCut) break;
    }
    expect(cuts).toBe(7);
  });

  it('RECOV-10 what was left of one that was never decided is swept away by the next', () => {
    aliveUntilNow();
    mkdirSync(join(dataDir, 'restoring-2026-11-01T00-00-00.000Z'));
    expect(restore(backup.folder, dataDir, now).ok).toBe(true);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('restoring'))).toEqual([]);
  });
});
