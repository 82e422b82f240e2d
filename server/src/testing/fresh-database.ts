import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../database/connection.ts';

let migrated: Promise<Buffer> | null = null;

/**
 * Opens a database file for a test. One that is not there yet begins as a copy of an empty one that was migrated once in this process:
 * twenty migrations, each synced, are not what a test is about.
 */
export async function openFreshDatabase(file: string): Promise<Database> {
  if (!existsSync(file)) writeFileSync(file, await (migrated ??= migrateOnce()));
  return openDatabase(file);
}

async function migrateOnce(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-migrated-'));
  const file = join(folder, 'comptoir.sqlite');
  // The last connection that closes leaves no log beside the file.
  await (await openDatabase(file)).destroy();
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true, force: true });
  return bytes;
}
