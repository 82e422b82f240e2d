import BetterSqlite from 'better-sqlite3';

const codes =
  /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM|PERM|PROTOCOL|CORRUPT|NOTADB)/;

/** Whether the disk or the database file is in trouble: it says nothing about what was asked. */
export function isStorageTrouble(error: unknown): boolean {
  return error instanceof BetterSqlite.SqliteError && codes.test(error.code);
}

/** Whether SQLite found the file itself to be wrong. */
export function isDamage(error: unknown): error is Error {
  return error instanceof BetterSqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}
