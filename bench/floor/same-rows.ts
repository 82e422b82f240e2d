import BetterSqlite from 'better-sqlite3';

type Row = Record<string, unknown>;
/** Rows of one table that a transaction wrote, each once, as they stood at its end. */
export type Written = { table: string; rows: Row[] };

/** Sees what each transaction of another connection wrote, by comparing every table before and after. */
export class Witness {
  readonly #sqlite: BetterSqlite.Database;
  readonly #seen = new Map<string, Map<string, string>>();

  constructor(file: string) {
    this.#sqlite = new BetterSqlite(file, { readonly: true });
    this.look();
  }

  /** What was written since the last look. */
  look(): Written[] {
    return tablesOf(this.#sqlite).flatMap(({ table, keys }) => {
      const before = this.#seen.get(table) ?? new Map<string, string>();
      this.#seen.set(table, before);
      const rows = (this.#sqlite.prepare(`select * from "${table}"`).all() as Row[]).filter(
        (row) => {
          const key = JSON.stringify(keys.map((name) => row[name]));
          const text = JSON.stringify(row);
          if (before.get(key) === text) return false;
          before.set(key, text);
          return true;
        },
      );
      return rows.length > 0 ? [{ table, rows }] : [];
    });
  }

  close(): void {
    this.#sqlite.close();
  }
}

/**
 * The least that writing these rows costs: one immediate synced transaction per push, one multi-row statement
 * per table, nothing read, checked or hashed.
 *
 * @param file a database that has the tables already
 * @returns ms for all pushes
 */
export function insertSameRows(file: string, pushes: readonly Written[][]): number {
  const sqlite = new BetterSqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  const tables = new Map(tablesOf(sqlite).map((one) => [one.table, one]));
  const statements = new Map<string, BetterSqlite.Statement>();
  const statementOf = (table: string, columns: string[], count: number) => {
    const name = `${table} ${count}`;
    const kept = statements.get(name);
    if (kept !== undefined) return kept;
    const row = `(${columns.map(() => '?').join(', ')})`;
    const keys = tables.get(table)?.keys ?? [];
    const others = columns.filter((column) => !keys.includes(column));
    const update = others.map((column) => `"${column}" = excluded."${column}"`).join(', ');
    // The journal is append-only: its rows are inserted and nothing else.
    const settled = update === '' ? 'do nothing' : `do update set ${update}`;
    const conflict = table === 'operation' ? '' : ` on conflict (${keys.join(', ')}) ${settled}`;
    const made = sqlite.prepare(
      `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values ${Array(count).fill(row).join(', ')}${conflict}`,
    );
    statements.set(name, made);
    return made;
  };
  const store = sqlite.transaction((written: readonly Written[]) => {
    for (const { table, rows } of written) {
      const columns = Object.keys(rows[0] ?? {});
      statementOf(table, columns, rows.length).run(
        ...rows.flatMap((row) => columns.map((column) => row[column])),
      );
    }
  });
  const start = performance.now();
  for (const written of pushes) store.immediate(written);
  const took = performance.now() - start;
  sqlite.close();
  return took;
}

function tablesOf(sqlite: BetterSqlite.Database): { table: string; keys: string[] }[] {
  const tables = sqlite
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all() as { name: string }[];
  return tables.map(({ name }) => ({
    table: name,
    keys: (sqlite.pragma(`table_info("${name}")`) as { name: string; pk: number }[])
      .filter(({ pk }) => pk > 0)
      .map((column) => column.name),
  }));
}
