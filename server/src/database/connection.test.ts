import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './connection.ts';
import { inTransaction } from './driver.ts';
import { insertRows } from './insert-rows.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-database-'));
  file = join(folder, 'comptoir.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const attachmentColumns = ['organisation', 'hash', 'salt', 'text'] as const;

describe('the database', () => {
  it('S11 syncs every commit, on a new file after its first write and on every later opening', async () => {
    for (const _ of ['new', 'again']) {
      const db = await openDatabase(file);
      await db
        .insertInto('journal_head')
        .values({ organisation: crypto.randomUUID(), position: 0, chain: '' })
        .execute();
      const level = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
      const mode = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db);
      expect([level.rows[0]?.synchronous, mode.rows[0]?.journal_mode]).toEqual([2, 'wal']);
      await db.destroy();
    }
  });

  it('JOURNAL-18 begins empty and migrated in memory, whatever stood in the one before', async () => {
    for (const _ of ['first', 'second', 'third']) {
      const db = await openDatabase(':memory:');
      const heads = () => db.selectFrom('journal_head').selectAll().execute();
      expect(await heads()).toEqual([]);
      const head = { organisation: crypto.randomUUID(), position: 0, chain: '' };
      await db.insertInto('journal_head').values(head).execute();
      expect(await heads()).toEqual([head]);
      await db.destroy();
    }
  });

  it('S21 says at once that the database was used inside its own transaction', async () => {
    const db = await openDatabase(file);
    const inside = inTransaction(db, async () => {
      await db.selectFrom('journal_head').selectAll().execute();
    });
    await expect(inside).rejects.toThrow('use the transaction');
    // The failed transaction released the connection: the next one runs.
    await inTransaction(db, (trx) => trx.selectFrom('journal_head').selectAll().execute());
    await db.destroy();
  });

  it('SYNC-6 says that the disk is full, and works again once it is not', async () => {
    const db = await openDatabase(file);
    const pages = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    const limit = (count: number) => sql.raw(`pragma max_page_count = ${count}`).execute(db);
    const text = 'x'.repeat(100_000);
    const write = () =>
      inTransaction(db, (trx) =>
        insertRows(trx, 'attachment', [{ organisation: 'a', hash: 'b', salt: 'c', text }], {
          columns: attachmentColumns,
        }),
      );
    await limit(pages.rows[0]?.page_count ?? 0);
    await expect(write()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    await limit(1_000_000);
    await write();
    expect(await db.selectFrom('attachment').select('hash').execute()).toEqual([{ hash: 'b' }]);
    await db.destroy();
  });

  it('S21 lets others wait for a transaction, in their order', async () => {
    const db = await openDatabase(file);
    const order: string[] = [];
    const slow = inTransaction(db, async (trx) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await trx.selectFrom('device').selectAll().execute();
      order.push('first');
    });
    const second = inTransaction(db, async () => void order.push('second'));
    const third = db
      .selectFrom('device')
      .selectAll()
      .execute()
      .then(() => order.push('third'));
    await Promise.all([slow, second, third]);
    expect(order).toEqual(['first', 'second', 'third']);
    await db.destroy();
  });

  it('takes the write lock before the first read of a transaction', async () => {
    const db = await openDatabase(file);
    const other = new BetterSqlite(file, { timeout: 0 });
    await inTransaction(db, async () => {
      expect(() => other.exec('begin immediate')).toThrow('locked');
    });
    other.close();
    await db.destroy();
  });

  it('rolls a transaction back when its work throws', async () => {
    const db = await openDatabase(file);
    const failing = inTransaction(db, async (trx) => {
      await trx
        .insertInto('journal_head')
        .values({ organisation: 'o', position: 1, chain: '' })
        .execute();
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await db.selectFrom('journal_head').selectAll().execute()).toEqual([]);
    await db.destroy();
  });

  it('refuses a file that a newer version wrote', async () => {
    const db = await openDatabase(file);
    await sql`insert into migration (name) values ('9999-later')`.execute(db);
    await db.destroy();
    await expect(openDatabase(file)).rejects.toThrow('newer version (9999-later)');
  });

  it.each([0, 1, 9, 261, 1_000])('inserts %i rows with few statements', async (count) => {
    const db = await openDatabase(file);
    const rows = Array.from({ length: count }, (_, index) => ({
      text: `text ${index}`,
      hash: `hash ${index}`,
      organisation: 'o',
      salt: '',
    }));
    const conflict = { purpose: 'ignore', columns: attachmentColumns };
    await insertRows(db, 'attachment', rows, { columns: attachmentColumns });
    await insertRows(db, 'attachment', rows, {
      ...conflict,
      conflict: (insert) => insert.onConflict((on) => on.doNothing()),
    });
    const stored = await db.selectFrom('attachment').select(['hash', 'text']).execute();
    expect(new Set(stored.map((row) => `${row.hash}|${row.text}`))).toEqual(
      new Set(rows.map((row) => `${row.hash}|${row.text}`)),
    );
    await db.destroy();
  });
});
