import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFile, syncFolder } from '../durable.ts';
import type { Inspection } from './inspect-file.ts';
import { hashFile } from './inspect-file.ts';
import {
  type Backup,
  type BackupReason,
  type JournalEnd,
  type Manifest,
  databaseName,
  manifestName,
} from './manifest.ts';
import { beginBackup, finishBackup, stampOf } from './shelf.ts';

export type BackupJob = {
  dataDir: string;
  /** Made where it is missing. */
  backupDir: string;
  now: number;
  reason: BackupReason;
  /** Where the journals ended before the copy began. */
  noted: readonly JournalEnd[];
  /** Copies the database to a new file. */
  copy: (path: string) => Promise<void>;
  inspect: (path: string, noted: readonly JournalEnd[]) => Promise<Inspection>;
};

/** The disk would be left without room for what tablets send. */
export class NoRoom extends Error {}

/** Bytes that a backup leaves free on the disk, whatever it needs itself. */
const reserve = 64 << 20;

/**
 * Takes one backup: copies database and keys aside, verifies the copy, and gives it its name only then (RECOV-2).
 *
 * @throws NoRoom, or whatever went wrong; nothing stands under the backup's name then
 */
export async function takeBackup(job: BackupJob): Promise<Backup> {
  const { dataDir, backupDir, now, noted } = job;
  const stamp = stampOf(now);
  if (existsSync(join(backupDir, stamp))) throw new Error(`${stamp} exists already.`);
  const part = beginBackup(backupDir, stamp);
  try {
    assureRoom(join(dataDir, databaseName), backupDir);
    const path = join(part, databaseName);
    await job.copy(path);
    chmodSync(path, 0o600);
    const { whole, schema, ends, size, sha256 } = await job.inspect(path, noted);
    if (whole !== 'ok') throw new Error(`the copy is not whole: ${whole}`);
    const database = { name: databaseName, size, sha256 };
    const files = [database, ...copyKeys(dataDir, part)];
    const manifest: Manifest = {
      format: 'comptoir-backup-v1',
      madeAt: now,
      reason: job.reason,
      schema,
      organisations: ends,
      files,
    };
    const told = join(part, manifestName);
    writeFileSync(told, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    syncFile(told);
    syncFolder(part);
    return { folder: finishBackup(backupDir, part, stamp), manifest };
  } catch (cause) {
    rmSync(part, { recursive: true, force: true });
    throw cause;
  }
}

function assureRoom(database: string, backupDir: string): void {
  const log = `${database}-wal`;
  const needed = statSync(database).size + (existsSync(log) ? statSync(log).size : 0);
  const { bavail, bsize } = statfsSync(backupDir);
  const free = bavail * bsize;
  if (free < needed + reserve) {
    throw new NoRoom(`${megabytes(needed + reserve)} MB needed, ${megabytes(free)} MB free`);
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}

/** Without them PINs, second factors and receipts of the database are nothing. */
function copyKeys(dataDir: string, part: string): Manifest['files'] {
  const from = join(dataDir, 'keys');
  const to = join(part, 'keys');
  mkdirSync(to, { mode: 0o700 });
  // `.new` is a key that was never finished.
  const names = readdirSync(from).filter((name) => !name.endsWith('.new'));
  const files = names.map((name) => {
    const path = join(to, name);
    copyFileSync(join(from, name), path);
    chmodSync(path, 0o600);
    syncFile(path);
    return { name: `keys/${name}`, ...hashFile(path) };
  });
  syncFolder(to);
  syncFolder(dirname(to));
  return files;
}
