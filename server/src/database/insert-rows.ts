import { CompiledQuery, type Insertable, type InsertQueryBuilder } from 'kysely';
import type { InsertResult } from 'kysely';
import type { Reader } from './connection.ts';
import type { Tables } from './tables.ts';

type Table = keyof Tables;
type Conflict<T extends Table> = (
  insert: InsertQueryBuilder<Tables, T, InsertResult>,
) => InsertQueryBuilder<Tables, T, InsertResult>;

/** Few sizes, so that few statements are compiled and prepared, whatever the number of rows. */
const sizes = [200, 50, 10, 1];
const compiled = new Map<string, CompiledQuery>();

/**
 * Multi-row insert. Kysely compiles a statement once per table, purpose and size; afterwards only the
 * parameters change, which keeps a push within its budget (DESIGN §12).
 *
 * @param options `columns` in the order of the statement; `purpose` names the conflict clause, one
 *   name per clause and table
 */
export async function insertRows<T extends Table>(
  db: Reader,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  options: {
    columns: readonly (keyof Tables[T] & string)[];
    purpose?: string;
    conflict?: Conflict<T>;
  },
): Promise<void> {
  let from = 0;
  while (from < rows.length) {
    const size = sizes.find((candidate) => candidate <= rows.length - from) ?? 1;
    const slice = rows.slice(from, from + size);
    const query = statement(db, table, slice, options);
    const parameters = slice.flatMap((row) => {
      const values = row as Record<string, unknown>;
      return options.columns.map((column) => values[column]);
    });
    await db.executeQuery({ ...query, parameters });
    from += size;
  }
}

function statement<T extends Table>(
  db: Reader,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  options: { columns: readonly string[]; purpose?: string; conflict?: Conflict<T> },
): CompiledQuery {
  const name = `${table} ${options.purpose ?? 'insert'} ${rows.length}`;
  const kept = compiled.get(name);
  if (kept) return kept;
  // Values in the order of `columns`, all present: Kysely drops undefined ones and sorts by appearance.
  const ordered = rows.map((row) => {
    const values = row as Record<string, unknown>;
    return Object.fromEntries(options.columns.map((column) => [column, values[column]]));
  }) as Insertable<Tables[T]>[];
  const insert = db.insertInto(table).values(ordered);
  const query = (options.conflict ? options.conflict(insert) : insert).compile();
  compiled.set(name, query);
  return query;
}
