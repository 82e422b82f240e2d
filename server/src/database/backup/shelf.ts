import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../durable.ts';
import { type Backup, isOfSameServer, readBackup } from './manifest.ts';

/** `2026-11-22T02-00-00.000Z`: sorts by time, and is a name on every file system. */
const stampName = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/;
/** Being made, or being deleted: ours to remove whenever nobody is at it. */
const unfinishedName = /^\.\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z\.(part|gone)$/;

export function stampOf(at: number): string {
  return new Date(at).toISOString().replaceAll(':', '-');
}

/** The complete backups in a folder, newest first. None where the folder is not there. */
export function listBackups(backupDir: string): Backup[] {
  return namesIn(backupDir)
    .filter((name) => stampName.test(name))
    .sort()
    .reverse()
    .flatMap((name) => readBackup(join(backupDir, name)) ?? []);
}

/** A folder for a backup that is being made; what an earlier attempt left is gone. */
export function beginBackup(backupDir: string, stamp: string): string {
  mkdirSync(backupDir, { recursive: true, mode: 0o700 });
  for (const name of namesIn(backupDir)) {
    if (unfinishedName.test(name)) rmSync(join(backupDir, name), { recursive: true });
  }
  const folder = join(backupDir, `.${stamp}.part`);
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

/** From here on it is a backup: all of it under its name, or nothing. */
export function finishBackup(backupDir: string, part: string, stamp: string): string {
  const folder = join(backupDir, stamp);
  renameSync(part, folder);
  syncFolder(backupDir);
  return folder;
}

/**
 * Deletes all but the newest `keep` backups of this server. The one just made stays, whatever its clock says; what is
 * no complete backup, or of another server, is left for a person to look at.
 *
 * @returns the folders that are gone
 */
export function rotate(backupDir: string, keep: number, justMade: Backup): string[] {
  const others = listBackups(backupDir).filter(
    (one) => one.folder !== justMade.folder && isOfSameServer(one, justMade),
  );
  const old = others.slice(Math.max(0, keep - 1));
  for (const { folder, manifest } of old) {
    // Renamed first: half a backup never stands under the name of a whole one.
    const gone = join(backupDir, `.${stampOf(manifest.madeAt)}.gone`);
    renameSync(folder, gone);
    rmSync(gone, { recursive: true });
  }
  return old.map(({ folder }) => folder);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No folder, or none that can be read, holds no backup; whoever writes there next is told what is wrong with it.
    return [];
  }
}
