import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFile, syncFolder } from '../durable.ts';
import { migrations } from '../migrations.ts';
import { hashFile, inspectFile } from './inspect-file.ts';
import { type Backup, databaseName, readBackup } from './manifest.ts';
import { finishRestore, replace } from './replacing.ts';
import { type Returned, closeWhatReturned } from './returned.ts';
import { stampOf } from './shelf.ts';

export type Restored = {
  backup: Backup;
  returned: Returned;
  /** Where what was replaced is kept; null: there was nothing. */
  before: string | null;
};

/** Why a backup is not restored; nothing was changed. */
export type RestoreRefusal =
  | { why: 'not-a-backup' }
  | { why: 'altered'; name: string }
  | { why: 'not-whole'; what: string }
  | { why: 'newer'; schema: string }
  | { why: 'no-room' };

const stagedName = /^restoring-/;

/**
 * Puts a backup in the place of a server's data. Everything is verified and prepared aside before the first file is
 * moved; what stood there is kept beside it and never deleted. Cut off at any point, the folder is startable: with the
 * old state, or (finished by the next start) the new one.
 *
 * @param dataDir exists, and is locked by the caller
 */
export function restore(
  folder: string,
  dataDir: string,
  now: number,
): { ok: true; restored: Restored } | { ok: false; refusal: RestoreRefusal } {
  const backup = readBackup(folder);
  if (!backup) return refusal({ why: 'not-a-backup' });
  const problem = problemOf(backup);
  if (problem) return refusal(problem);
  finishRestore(dataDir);
  // What an attempt left that was cut off before it was decided.
  for (const name of readdirSync(dataDir)) {
    if (stagedName.test(name)) rmSync(join(dataDir, name), { recursive: true });
  }
  if (!hasRoom(backup, dataDir)) return refusal({ why: 'no-room' });
  const staged = `restoring-${stampOf(now)}`;
  const before = `before-restore-${stampOf(now)}`;
  const isReplacing = existsSync(join(dataDir, databaseName));
  const returned = stage(backup, join(dataDir, staged));
  replace(dataDir, { staged, before });
  const kept = isReplacing ? join(dataDir, before) : null;
  return { ok: true, restored: { backup, returned, before: kept } };
}

function refusal(why: RestoreRefusal) {
  return { ok: false as const, refusal: why };
}

function problemOf({ folder, manifest }: Backup): RestoreRefusal | null {
  for (const { name, sha256 } of manifest.files) {
    if (hashFile(join(folder, name)).sha256 !== sha256) return { why: 'altered', name };
  }
  const known = migrations.map(({ name }) => name);
  if (!known.includes(manifest.schema)) return { why: 'newer', schema: manifest.schema };
  const { whole } = inspectFile(join(folder, databaseName), manifest.organisations);
  return whole === 'ok' ? null : { why: 'not-whole', what: whole };
}

/** Twice the size: a database that is changed needs a journal beside it. */
function hasRoom({ manifest }: Backup, dataDir: string): boolean {
  const needed = manifest.files.reduce((sum, { size }) => sum + size, 0) * 2;
  const { bavail, bsize } = statfsSync(dataDir);
  return bavail * bsize > needed;
}

/** Copies the backup beside the data, ready to be moved: on the disk, readable by the server alone, nothing alive in it. */
function stage({ folder, manifest }: Backup, staged: string): Returned {
  mkdirSync(join(staged, 'keys'), { recursive: true, mode: 0o700 });
  for (const { name } of manifest.files) {
    const path = join(staged, name);
    copyFileSync(join(folder, name), path);
    chmodSync(path, 0o600);
  }
  const returned = closeWhatReturned(join(staged, databaseName));
  for (const { name } of manifest.files) syncFile(join(staged, name));
  for (const one of [join(staged, 'keys'), staged, dirname(staged)]) syncFolder(one);
  return returned;
}
