import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Files that do not exist: the text under test is all that they hold.
const probes = {
  server: 'server/src/database/probe.ts',
  store: 'kiosk/src/probe/store.ts',
  screen: 'kiosk/src/probe/screen.ts',
};
const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: Object.values(probes) } },
    },
  },
});

/** Ids of the house's own rules that a text breaks, were it the content of that file. */
async function broken(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  const messages = result?.messages ?? [];
  const fatal = messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(fatal.message);
  return messages.flatMap(({ ruleId }) => (ruleId?.startsWith('comptoir/') ? [ruleId] : []));
}

const serverRule = 'comptoir/trx-inside-transaction';

describe('S21 the outer connection inside a transaction', () => {
  const types = `
    type Db = { selectFrom(table: string): Promise<number>; transaction(): { execute(run: (trx: Db) => Promise<number>): Promise<number> } };
    declare const db: Db; declare const deps: { db: Db }; declare function count(db: Db): Promise<number>;
  `;
  const file = probes.server;

  it.each([
    [
      'db',
      'await db.transaction().execute(async (trx) => { await trx.selectFrom("a"); return db.selectFrom("b"); });',
    ],
    [
      'deps.db',
      'await db.transaction().execute(async (trx) => { await trx.selectFrom("a"); return deps.db.selectFrom("b"); });',
    ],
    [
      'db handed on',
      'await db.transaction().execute(async (trx) => { await trx.selectFrom("a"); return count(db); });',
    ],
  ])('S21 is refused as %s', async (_, statement) => {
    expect(await broken(file, `${types} export async function run() { ${statement} }`)).toContain(
      serverRule,
    );
  });

  it('S21 allows the handle of the transaction', async () => {
    const statement = 'await db.transaction().execute(async (trx) => count(trx));';
    expect(await broken(file, `${types} export async function run() { ${statement} }`)).toEqual([]);
  });
});

describe('S12 writes of the tablet', () => {
  const types = `
    import type Dexie from 'dexie'; import type { Table, Transaction } from 'dexie';
    declare const database: Dexie & { journal: Table<{ id: string }> };
  `;
  const { store } = probes;

  it('S12 refuses a write outside an explicit transaction', async () => {
    const text = `${types} export async function record() { await database.journal.put({ id: 'a' }); }`;
    expect(await broken(store, text)).toEqual(['comptoir/dexie-in-transactions']);
  });

  it('S12 refuses a write through a query outside an explicit transaction', async () => {
    const text = `${types} export async function wipe() { await database.journal.where('id').equals('a').delete(); }`;
    expect(await broken(store, text)).toEqual(['comptoir/dexie-in-transactions']);
  });

  it('S12 allows a write inside one, and in a function that takes one', async () => {
    const text = `${types}
      export async function record() {
        await database.transaction('rw', database.journal, async () => { await database.journal.put({ id: 'a' }); });
      }
      export async function within(transaction: Transaction) { await database.journal.put({ id: 'a' }); return transaction; }
    `;
    expect(await broken(store, text)).toEqual([]);
  });

  it('keeps even reads out of screens', async () => {
    const text = `${types} export async function read() { return database.journal.get('a'); }`;
    expect(await broken(probes.screen, text)).toEqual(['comptoir/dexie-in-transactions']);
  });
});
