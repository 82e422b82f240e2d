import type BetterSqlite from 'better-sqlite3';
import type { Logger } from 'pino';
import { snapshotOf } from '../snapshot.ts';
import { inspect } from './inspect.ts';
import { endsOf } from './inspect-file.ts';
import { takeBackup } from './take.ts';

/** The database is as it was: it is not updated without a copy of what it was before. */
export class NotCopied extends Error {}

/**
 * Takes the backup that stands between an update of the schema and everything that could go wrong with it (RECOV-12).
 *
 * @param sqlite before its first migration, used by nobody else
 * @throws NotCopied
 */
export async function copyBeforeMigration(
  sqlite: BetterSqlite.Database,
  { dataDir, backupDir, log }: { dataDir: string; backupDir: string; log: Logger },
): Promise<void> {
  try {
    const made = await takeBackup({
      dataDir,
      backupDir,
      now: Date.now(),
      reason: 'before-migration',
      noted: endsOf(sqlite),
      copy: (path) => snapshotOf(sqlite, path),
      inspect,
    });
    log.info({ folder: made.folder }, 'the database was copied before its update');
  } catch (cause) {
    throw new NotCopied(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
