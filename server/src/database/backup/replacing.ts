import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { syncFolder } from '../durable.ts';
import { databaseName } from './manifest.ts';

/** What says that a restore was decided: from here on it is finished, by whoever comes next. */
const intentName = 'restore.json';

const folderName = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/));
const intentSchema = z.strictObject({
  /** Folder beside the data that holds what comes, and the one for what goes. */
  staged: folderName,
  before: folderName,
});
type Intent = z.infer<typeof intentSchema>;

/** The logs first: a database never stands beside the log of another one. */
const replaced = ['-wal', '-shm', '-journal', ''].map((end) => `${databaseName}${end}`);

/**
 * Puts what is staged in the place of what stands there, which is kept in `before`. From the moment that the intent is
 * on the disk it goes on whatever stops it: `finishRestore` does the rest.
 *
 * @param dataDir locked by the caller
 * @param rename the operating system's; a test's fails
 */
export function replace(dataDir: string, intent: Intent, rename = renameSync): void {
  const path = join(dataDir, intentName);
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(intent)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rename(`${path}.new`, path);
  syncFolder(dataDir);
  finishRestore(dataDir, rename);
}

/**
 * Finishes a restore that was decided and cut off. Every step is a rename that happens once; done already, it is left
 * out.
 *
 * @param dataDir locked by the caller
 * @returns whether there was one
 */
export function finishRestore(dataDir: string, rename = renameSync): boolean {
  const path = join(dataDir, intentName);
  if (!existsSync(path)) return false;
  const intent = intentSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const staged = join(dataDir, intent.staged);
  const before = join(dataDir, intent.before);
  mkdirSync(before, { recursive: true, mode: 0o700 });
  swap({ dataDir, staged, before, rename }, 'keys', ['keys']);
  swap({ dataDir, staged, before, rename }, databaseName, replaced);
  rmSync(path);
  rmSync(staged, { recursive: true, force: true });
  if (readdirSync(before).length === 0) rmdirSync(before);
  syncFolder(dataDir);
  return true;
}

type Place = { dataDir: string; staged: string; before: string; rename: typeof renameSync };

/** As long as the new one waits, whatever stands in its place is the old one's. */
function swap(
  { dataDir, staged, before, rename }: Place,
  name: string,
  old: readonly string[],
): void {
  const next = join(staged, name);
  if (!existsSync(next)) return;
  for (const one of old) {
    const path = join(dataDir, one);
    if (existsSync(path)) rename(path, join(before, one));
  }
  syncFolder(before);
  syncFolder(dataDir);
  rename(next, join(dataDir, name));
  syncFolder(dataDir);
}
