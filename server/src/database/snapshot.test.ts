import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './connection.ts';
import { inTransaction } from './driver.ts';
import { insertRows } from './insert-rows.ts';
import { snapshot } from './snapshot.ts';

let folder: string;
let db: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-snapshot-'));
  db = await openDatabase(join(folder, 'comptoir.sqlite'));
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const columns = ['organisation', 'hash', 'salt', 'text'] as const;
const write = (hashes: string[], text = 'x'.repeat(2_000)) =>
  inTransaction(db, (trx) =>
    insertRows(
      trx,
      'attachment',
      hashes.map((hash) => ({ organisation: 'o', hash, salt: '', text })),
      { columns },
    ),
  );
const many = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `${name} ${index}`);

function hashesIn(path: string): Set<string> {
  const file = new BetterSqlite(path, { readonly: true });
  const whole = file.pragma('integrity_check', { simple: true });
  const rows = file.prepare<[], { hash: string }>('select hash from attachment').all();
  file.close();
  expect(whole).toBe('ok');
  return new Set(rows.map(({ hash }) => hash));
}

describe('a snapshot', () => {
  it('S22 RECOV-1 taken while the database is written holds all that was committed before it, and is whole', async () => {
    const before = many(2_000, 'before');
    await write(before);
    const copy = join(folder, 'copy.sqlite');
    let running = true;
    const taken = snapshot(db, copy).finally(() => (running = false));
    let during = 0;
    while (running) {
      await write([`during ${during++}`]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await taken;
    expect(during).toBeGreaterThan(3);
    const held = hashesIn(copy);
    expect(before.filter((hash) => !held.has(hash))).toEqual([]);
    // Without a log of its own, so that a disk which takes no writes can be read.
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.sqlite']);
  });

  it('S22 begun in the middle of a transaction waits for it', async () => {
    await write(many(300, 'before'));
    const copy = join(folder, 'copy.sqlite');
    const row = { organisation: 'o', salt: '', text: '' };
    const writing = inTransaction(db, async (trx) => {
      await insertRows(trx, 'attachment', [{ ...row, hash: 'inside' }], { columns });
      await new Promise((resolve) => setTimeout(resolve, 30));
      await insertRows(trx, 'attachment', [{ ...row, hash: 'inside too' }], { columns });
    });
    await snapshot(db, copy);
    await writing;
    const held = hashesIn(copy);
    expect(held.size).toBe(302);
    expect([...held]).toEqual(expect.arrayContaining(['inside', 'inside too']));
  });

  it('RECOV-1 leaves nothing behind where it cannot be written, and never writes over a file', async () => {
    await write(['one']);
    const nowhere = join(folder, 'missing', 'copy.sqlite');
    await expect(snapshot(db, nowhere)).rejects.toThrow();
    const copy = join(folder, 'copy.sqlite');
    await snapshot(db, copy);
    await expect(snapshot(db, copy)).rejects.toThrow('exists');
    expect(existsSync(copy)).toBe(true);
    await write(['two']);
    expect(hashesIn(copy)).toEqual(new Set(['one']));
  });
});
