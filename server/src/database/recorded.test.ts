import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOperation } from '@comptoir/shared/journal/operation';
import {
  type SyncRequest,
  syncAnswerSchema,
  syncRequestSchema,
} from '@comptoir/shared/sync/messages';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { mintDeviceScope } from '../http/scopes.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { verifyJournal } from '../journal/verify.ts';
import { fakeClock } from '../platform/clock.ts';
import { openKeys } from '../platform/keys.ts';
import { openLogger } from '../platform/logger.ts';
import { systemRandom } from '../platform/random.ts';
import { handleSync } from '../sync/handle.ts';
import { openDatabase } from './connection.ts';
import { migrations } from './migrations.ts';

/**
 * Stores as earlier versions of Comptoir left them: the file that the version wrote, the next push of its tablet with
 * one operation of every kind that it could write, and what it answered. Recorded once, by that version; never edited.
 */
const folder = new URL('recorded/', import.meta.url).pathname;
const recorded = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.slice(0, -'.sql'.length))
  .sort();

const pushSchema = z.object({
  at: z.number(),
  scope: z.object({ organisation: z.string(), establishment: z.string(), device: z.string() }),
  request: z.record(z.string(), z.unknown()),
  answer: z.record(z.string(), z.unknown()),
});
const outcomesSchema = z.array(
  z.object({ id: z.string(), seq: z.int(), status: z.string(), refusal: z.optional(z.string()) }),
);

const pushOf = (name: string) =>
  pushSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));

let files: string;
let file: string;
beforeEach(() => {
  files = mkdtempSync(join(tmpdir(), 'comptoir-recorded-'));
  file = join(files, 'comptoir.sqlite');
});
afterEach(() => rmSync(files, { recursive: true, force: true }));

/** Writes the file as that version left it. */
function lay(name: string): void {
  const sqlite = new BetterSqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.transaction(() => sqlite.exec(readFileSync(join(folder, `${name}.sql`), 'utf8')))();
  sqlite.close();
}

type Dump = Map<string, string[]>;

/** Every row of every table, and the schema itself. */
function dump(): Dump {
  const sqlite = new BetterSqlite(file, { readonly: true });
  const schema = sqlite
    .prepare<[], { name: string; type: string; sql: string | null }>(
      `select name, type, sql from sqlite_master where name not like 'sqlite_%' order by name`,
    )
    .all();
  const rows = (table: string) =>
    sqlite
      .prepare(`select * from "${table}"`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort();
  const tables = schema.filter(({ type }) => type === 'table');
  const held: Dump = new Map(tables.map(({ name }) => [name, rows(name)]));
  held.set(
    '(schema)',
    schema.map((one) => JSON.stringify(one)),
  );
  sqlite.close();
  return held;
}

/** Tables whose rows a migration writes again, from the journal. */
const rewritten = new Set(['(schema)', 'migration']);

describe('a database of an earlier version', () => {
  it('RECOV-13 is there for every schema that a version had for long', () => {
    expect(recorded[0]).toBe('0003-rooms');
    expect(recorded.length).toBeGreaterThanOrEqual(8);
    for (const name of recorded) expect(migrations.map((one) => one.name)).toContain(name);
  });

  it.each(recorded)(
    'RECOV-13 of %s is brought up to date: every row, chain and projection',
    async (name) => {
      lay(name);
      const before = dump();
      const db = await openDatabase(file);
      try {
        const { organisation } = pushOf(name).scope;
        expect(await verifyJournal(db, organisation)).toMatchObject({ ok: true });
        const rebuilt = await compareRebuilt(db, organisation);
        expect(rebuilt.ok ? 'the same' : rebuilt.refusal).toBe('the same');
        for (const [table, rows] of before) {
          if (rewritten.has(table)) continue;
          const now = dump().get(table) ?? [];
          expect([table, now.length]).toEqual([table, Math.max(rows.length, now.length)]);
        }
        expect(dump().get('operation')).toEqual(before.get('operation'));
        expect(dump().get('attachment')).toEqual(before.get('attachment'));
      } finally {
        await db.destroy();
      }
    },
  );

  it.each(migrations.map(({ name }, index) => [name, index + 1] as const).slice(2))(
    'RECOV-13 stopped after %s, it ends where one ends that went all the way at once',
    async (name, count) => {
      const older = recorded.filter((one) => one <= name).at(-1);
      if (older === undefined) throw new Error('the first recorded version is older');
      lay(older);
      await (await openDatabase(file, { steps: migrations.slice(0, count) })).destroy();
      await (await openDatabase(file)).destroy();
      const inTwo = dump();
      rmSync(files, { recursive: true });
      files = mkdtempSync(join(tmpdir(), 'comptoir-recorded-'));
      file = join(files, 'comptoir.sqlite');
      lay(older);
      await (await openDatabase(file)).destroy();
      expect(inTwo).toEqual(dump());
    },
  );

  it.each(recorded)(
    'RECOV-12 of %s stays as it was, row by row, where a migration fails in the middle',
    async (name) => {
      lay(name);
      const before = dump();
      const broken = [
        ...migrations,
        {
          name: '9998-broken',
          up: async (trx: Parameters<(typeof migrations)[number]['up']>[0]) => {
            await trx.deleteFrom('punch').execute();
            await trx.schema.dropTable('shift').execute();
            throw new Error('the disk hiccuped');
          },
        },
      ];
      let copied = 0;
      const beforeMigration = async () => void copied++;
      await expect(openDatabase(file, { steps: broken, beforeMigration })).rejects.toThrow(
        'hiccuped',
      );
      expect(dump()).toEqual(before);
      expect(copied).toBe(1);
      await (await openDatabase(file, { beforeMigration })).destroy();
      // Up to date: no copy any more.
      await (await openDatabase(file, { beforeMigration })).destroy();
      expect(copied).toBe(2);
    },
  );
});

describe('a tablet of an earlier version', () => {
  it.each(recorded)(
    'S16 RECOV-18 of %s sends one of everything, and is answered for each as it was then',
    async (name) => {
      lay(name);
      const { at, scope, request, answer } = pushOf(name);
      const read = syncRequestSchema.safeParse(request);
      if (!read.success) throw new Error(`the request is refused: ${read.error.message}`);
      const db = await openDatabase(file);
      try {
        const reply = await handleSync(
          {
            db,
            clock: fakeClock(at),
            random: systemRandom,
            keys: await openKeys(join(files, 'keys')),
            pokes: { poke: () => undefined, close: () => undefined },
            log: openLogger('silent'),
          },
          mintDeviceScope(scope),
          read.data,
        );
        if (!reply.ok) throw new Error(reply.problem.refusal);
        const told = (outcomes: unknown) =>
          outcomesSchema
            .parse(outcomes)
            .map(({ id, seq, status, refusal }) => [id, seq, status, refusal]);
        const then = told(answer['outcomes']);
        const now = told(reply.answer.outcomes);
        // What that version took is taken; of what it did not allow yet, more is allowed today.
        expect(now.filter((_, at) => then[at]?.[2] === 'applied')).toEqual(
          then.filter(([, , status]) => status === 'applied'),
        );
        expect(now.map(([id, seq]) => [id, seq])).toEqual(then.map(([id, seq]) => [id, seq]));
        // Whatever that version read of an answer is still there.
        expect(Object.keys(reply.answer)).toEqual(expect.arrayContaining(Object.keys(answer)));
        expect(await compareRebuilt(db, scope.organisation)).toMatchObject({ ok: true });
      } finally {
        await db.destroy();
      }
    },
  );

  it.each(recorded)(
    'S16 RECOV-18 of %s wrote operations that are read byte for byte for ever',
    (name) => {
      const sql = readFileSync(join(folder, `${name}.sql`), 'utf8');
      const { operations } = pushOf(name).request as Pick<SyncRequest, 'operations'>;
      const kinds = new Set<string>();
      for (const bytes of operations) {
        const read = parseOperation(typeof bytes === 'string' ? bytes : '');
        if (!read.ok) throw new Error(`${read.refusal}: ${JSON.stringify(bytes)}`);
        expect(JSON.stringify(read.value)).toBe(bytes);
        kinds.add(read.value.kind);
      }
      for (const [line] of sql.matchAll(/^insert into "operation" values .*$/gm)) {
        const bytes = /'(\{"v":1.*?\})'/.exec(line)?.[1]?.replaceAll("''", "'") ?? '';
        const read = parseOperation(bytes);
        if (!read.ok) throw new Error(`${read.refusal}: ${bytes}`);
        kinds.add(read.value.kind);
      }
      expect(kinds.size).toBeGreaterThan(12);
    },
  );

  it('S16 what a newer server adds to an answer is taken for nothing; what a newer tablet adds to a request is refused', () => {
    const name = recorded.at(-1) ?? '';
    const { request, answer } = pushOf(name);
    // What versions before it did not say yet is not what is asked here.
    const known = { predecessor: null, ...answer };
    const later = { at: 'all levels', of: ['it'] };
    const outcomes = (answer['outcomes'] as object[]).map((one) => ({ ...one, later }));
    const read = syncAnswerSchema.parse({ ...known, later, outcomes });
    expect(read).toEqual(syncAnswerSchema.parse(known));
    expect(read.outcomes.length).toBeGreaterThan(10);
    expect(syncRequestSchema.safeParse(request).success).toBe(true);
    expect(syncRequestSchema.safeParse({ ...request, later }).success).toBe(false);
  });
});
