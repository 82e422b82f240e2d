import { AsyncLocalStorage } from 'node:async_hooks';
import type BetterSqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  type Transaction,
} from 'kysely';

type Statement = BetterSqlite.Statement<unknown[], unknown>;

/** Prepared statements kept; multi-row inserts come in few sizes, so this is far more than a server uses. */
const statementLimit = 500;

/** What the running asynchronous call holds: so that waiting for oneself is an error, not a silence. */
const holding = new AsyncLocalStorage<{ held: boolean }>();

/**
 * Runs `work` in one immediate transaction: the write lock is taken before the first read. Commits when
 * it returns, rolls back when it throws. Inside, only `trx` may be used: the plain database would wait
 * for this very transaction, and says so at once (S21).
 */
export function inTransaction<Tables, T>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return holding.run({ held: false }, () => db.transaction().execute(work));
}

/**
 * Kysely's SQLite dialect with three differences: transactions begin immediate, prepared statements are
 * kept, and the one connection is handed out by a queue that knows who holds it.
 */
export class SingleConnectionDialect extends SqliteDialect {
  readonly #database: BetterSqlite.Database;

  constructor(database: BetterSqlite.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new SingleConnectionDriver(this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new QueueingAdapter();
  }
}

class QueueingAdapter extends SqliteAdapter {
  /** True only so that Kysely leaves the queue to the driver below. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class SingleConnectionDriver implements Driver {
  readonly #database: BetterSqlite.Database;
  readonly #connection: CachingConnection;
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  constructor(database: BetterSqlite.Database) {
    this.#database = database;
    this.#connection = new CachingConnection(database);
  }

  async init(): Promise<void> {
    // The database is open already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (holding.getStore()?.held) {
      throw new Error(
        'The database was used inside its own transaction: use the transaction it handed you.',
      );
    }
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    hold(true);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
    hold(false);
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    hold(false);
    // SQLite has rolled back by itself where the disk was full or failed. A second rollback would be an
    // error of its own, and hide the one that matters.
    if (!this.#database.inTransaction) return;
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    this.#database.close();
  }
}

function hold(held: boolean): void {
  const store = holding.getStore();
  if (store) store.held = held;
}

class CachingConnection implements DatabaseConnection {
  readonly #database: BetterSqlite.Database;
  readonly #statements = new Map<string, Statement>();

  constructor(database: BetterSqlite.Database) {
    this.#database = database;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as R[] };
    const { changes } = statement.run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.#prepare(sql).iterate(parameters)) yield { rows: [row as R] };
  }

  #prepare(sql: string): Statement {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const statement = this.#database.prepare<unknown[], unknown>(sql);
    if (this.#statements.size >= statementLimit) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    this.#statements.set(sql, statement);
    return statement;
  }
}
