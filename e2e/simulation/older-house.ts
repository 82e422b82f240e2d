import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { openDatabase } from '@comptoir/server/database/connection';
import type { Template } from './store-template.ts';

const recorded = fileURLToPath(new URL('../../server/src/database/recorded', import.meta.url));

/** The versions of Comptoir that left a store behind, the oldest first. */
export const olderVersions: readonly string[] = readdirSync(recorded)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.slice(0, -'.sql'.length))
  .sort();

/**
 * The one store of a house as an earlier version of Comptoir wrote it: the first server of the seed brings it up to date, and
 * the tablets of today are enrolled in it. Its people have no codes.
 *
 * @param folder of the seed
 */
export async function olderHouse(
  template: Template,
  version: string,
  folder: string,
): Promise<Template> {
  const file = join(folder, 'older.sqlite');
  const sqlite = new BetterSqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.transaction(() => {
    sqlite.exec(readFileSync(join(recorded, `${version}.sql`), 'utf8'));
  })();
  sqlite.close();
  const { at, scope } = JSON.parse(readFileSync(join(recorded, `${version}.json`), 'utf8')) as {
    at: number;
    scope: { organisation: string; establishment: string };
  };
  const { organisation, establishment } = scope;
  return {
    ...template,
    organisation,
    establishments: template.establishments.map(() => establishment),
    people: await peopleIn(file, folder, scope),
    end: at + 60_000,
    copy(into) {
      const path = join(into, 'comptoir.sqlite');
      copyFileSync(file, path);
      return path;
    },
  };
}

/** Who works there, as today's tables tell it. */
async function peopleIn(
  file: string,
  folder: string,
  { organisation, establishment }: { organisation: string; establishment: string },
): Promise<Template['people']> {
  const look = join(folder, 'looked-at.sqlite');
  copyFileSync(file, look);
  const db = await openDatabase(look);
  try {
    const rows = await db
      .selectFrom('employee')
      .select(['person', 'role'])
      .where('organisation', '=', organisation)
      .where('archived', '=', 0)
      .orderBy('person')
      .execute();
    return rows.map(({ person: id, role }) => ({ id, establishment, manager: role === 'manager' }));
  } finally {
    await db.destroy();
  }
}
