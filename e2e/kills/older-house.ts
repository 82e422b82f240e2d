import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { openKeys } from '@comptoir/server/platform/keys';
import { temporaryFolder } from '../world/leave-nothing.ts';

const recorded = fileURLToPath(new URL('../../server/src/database/recorded', import.meta.url));

/** A folder as an earlier version of Comptoir left it; every version has its turn. @returns the folder and that version */
export async function olderHouse(turn: number): Promise<{ dataDir: string; version: string }> {
  const files = readdirSync(recorded)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const name = files[turn % files.length]!;
  const dataDir = temporaryFolder('comptoir-older-');
  await openKeys(join(dataDir, 'keys'));
  const sqlite = new BetterSqlite(join(dataDir, 'comptoir.sqlite'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.transaction(() => sqlite.exec(readFileSync(join(recorded, name), 'utf8')))();
  sqlite.close();
  return { dataDir, version: name.slice(0, -'.sql'.length) };
}

/** Every operation of a file, as it lies there, in order: the one thing that no update may touch. */
export function operationsIn(file: string): string[] {
  const sqlite = new BetterSqlite(file, { readonly: true });
  try {
    const rows = sqlite.prepare('SELECT * FROM operation ORDER BY organisation, position').all();
    if (rows.length === 0) throw new Error('the older house has no operation');
    return rows.map((row) => JSON.stringify(row));
  } finally {
    sqlite.close();
  }
}

/** Whose house it is. */
export function organisationIn(file: string): string {
  const sqlite = new BetterSqlite(file, { readonly: true });
  try {
    const row = sqlite
      .prepare<[], { organisation: string }>('SELECT organisation FROM operation LIMIT 1')
      .get();
    if (!row) throw new Error('the older house has no operation');
    return row.organisation;
  } finally {
    sqlite.close();
  }
}
