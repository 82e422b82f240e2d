import BetterSqlite from 'better-sqlite3';
import type { PlainPunch } from './outbox.ts';

export type OutboxTable = {
  /** Stores a batch in one synced transaction. @returns the position of its first row */
  push(punches: readonly PlainPunch[]): number;
  pull(after: number): (PlainPunch & { position: number })[];
};

const page = 500;

/** The least that a server which loses nothing must do: one table, WAL, FULL, multi-row inserts. */
export function openOutboxTable(file: string): OutboxTable {
  const sqlite = new BetterSqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.exec(
    'create table punch (id text primary key not null, person text not null, type text not null, at integer not null, zone text not null, position integer not null unique)',
  );
  // better-sqlite3 falls back to NORMAL in WAL mode; what is set after the first write stays.
  sqlite.pragma('synchronous = FULL');
  let position = 0;
  const insertOf = (count: number) =>
    sqlite.prepare(
      `insert into punch (id, person, type, at, zone, position) values ${Array(count).fill('(?, ?, ?, ?, ?, ?)').join(', ')} on conflict do nothing`,
    );
  const statements = new Map<number, BetterSqlite.Statement>();
  const select = sqlite.prepare('select * from punch where position > ? order by position limit ?');
  const store = sqlite.transaction((punches: readonly PlainPunch[], first: number) => {
    const insert = statements.get(punches.length) ?? insertOf(punches.length);
    statements.set(punches.length, insert);
    insert.run(
      ...punches.flatMap(({ id, person, type, at, zone }, index) => [
        id,
        person,
        type,
        at,
        zone,
        first + index,
      ]),
    );
  });
  return {
    push(punches) {
      const first = position + 1;
      store.immediate(punches, first);
      position += punches.length;
      return first;
    },
    pull: (after) => select.all(after, page) as (PlainPunch & { position: number })[],
  };
}
