import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import type { JournalEnd } from './manifest.ts';

/** What a copy of the database is, seen from outside. */
export type Inspection = {
  /** `ok`, or what is wrong with the file. */
  whole: string;
  /** Name of its newest migration. */
  schema: string;
  ends: JournalEnd[];
  size: number;
  sha256: string;
};

/**
 * Opens a copy read-only and looks whether it is whole: every page and index, every position of every journal, and
 * that what was `noted` of the journals before the copy is in it.
 */
export function inspectFile(path: string, noted: readonly JournalEnd[]): Inspection {
  const { size, sha256 } = hashFile(path);
  const nothing = { schema: '', ends: [], size, sha256 };
  let file: BetterSqlite.Database;
  try {
    file = new BetterSqlite(path, { readonly: true, fileMustExist: true });
  } catch (cause) {
    return { ...nothing, whole: messageOf(cause) };
  }
  try {
    const whole = String(file.pragma('integrity_check(1)', { simple: true }));
    if (whole !== 'ok') return { ...nothing, whole };
    const ends = endsOf(file);
    return {
      whole: problemOf(file, ends, noted) ?? 'ok',
      schema: schemaOf(file),
      ends,
      size,
      sha256,
    };
  } catch (cause) {
    return { ...nothing, whole: messageOf(cause) };
  } finally {
    file.close();
  }
}

/** Where every journal of a database ends. Of a file that was never opened by Comptoir: none. */
export function endsOf(file: BetterSqlite.Database): JournalEnd[] {
  if (!tablesOf(file).has('journal_head')) return [];
  return file
    .prepare<[], JournalEnd>(
      'select organisation, position, chain from journal_head order by organisation',
    )
    .all();
}

/** Names of the migrations that a file went through, oldest first. */
export function migrationsOf(file: BetterSqlite.Database): string[] {
  if (!tablesOf(file).has('migration')) return [];
  const rows = file.prepare<[], { name: string }>('select name from migration order by name').all();
  return rows.map(({ name }) => name);
}

/** Names of the tables that a file has. */
export function tablesOf(file: BetterSqlite.Database): Set<string> {
  const rows = file.prepare<[], { name: string }>(
    "select name from sqlite_master where type = 'table'",
  );
  return new Set(rows.all().map(({ name }) => name));
}

function schemaOf(file: BetterSqlite.Database): string {
  return migrationsOf(file).at(-1) ?? '';
}

function problemOf(
  file: BetterSqlite.Database,
  ends: readonly JournalEnd[],
  noted: readonly JournalEnd[],
): string | null {
  const count = file.prepare<[string], { rows: number }>(
    'select count(*) as rows from operation where organisation = ?',
  );
  for (const { organisation, position } of ends) {
    const rows = count.get(organisation)?.rows ?? 0;
    if (rows !== position) return `${rows} operations of ${organisation}, ${position} expected`;
  }
  const link = file.prepare<[string, number], { chain: string }>(
    'select chain from operation where organisation = ? and position = ?',
  );
  for (const { organisation, position, chain } of noted) {
    const held = position === 0 ? chain : link.get(organisation, position)?.chain;
    if (held !== chain)
      return `position ${position} of ${organisation} is not the one that was noted`;
  }
  return null;
}

const chunk = 1 << 20;

export function hashFile(path: string): { size: number; sha256: string } {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(chunk);
  const file = openSync(path, 'r');
  try {
    let size = 0;
    for (;;) {
      const read = readSync(file, buffer, 0, chunk, null);
      if (read === 0) return { size, sha256: hash.digest('hex') };
      size += read;
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
