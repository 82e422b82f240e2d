import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFile, syncFolder } from '../database/durable.ts';

/** Where a day's checkpoint is kept outside the database, perhaps on another machine's disk. */
export function checkpointPath(
  folder: string,
  organisation: string,
  of: { day: string; size: number },
): string {
  return join(folder, organisation, `${of.day}-${of.size}.json`);
}

/** Writes it whole or not at all: under its name only once it is on the disk. */
export function keepInFolder(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.new`;
  writeFileSync(aside, `${text}\n`, { mode: 0o600 });
  syncFile(aside);
  renameSync(aside, path);
  syncFolder(dirname(path));
}
