import { gunzipSync } from 'node:zlib';
import { CompiledQuery } from 'kysely';
import type { Tablet } from '@comptoir/kiosk/tablet';
import { takeWrites } from '@comptoir/kiosk/local-database/beside';
import type { HeadRow, SyncRow } from '@comptoir/kiosk/local-database/schema';
import type { House } from './server-house.ts';
import type { Scenario } from './store.ts';
import { onlyThese } from './weather.ts';
import type { Sent } from './wire.ts';

type Push = { epoch: string; first: number; operations: unknown[] };

function pushOf(sent: Sent): Push | null {
  if (sent.path !== '/api/sync' || sent.body === null) return null;
  const zipped = sent.headers['content-encoding'] === 'gzip';
  const text = (zipped ? gunzipSync(sent.body) : Buffer.from(sent.body)).toString();
  return JSON.parse(text) as Push;
}

/** Virtual minutes: who lacks what is lost asks for it in vain through the whole peace, the more the longer it was. */
const brief = 1.5;

/**
 * The protocol with one thing taken out of it at a time. The product's code has no mode for this: each change is
 * made from outside, on the wire or on an opened tablet.
 */
export const mutations = {
  'the server runs again what it has already recorded': {
    weather: onlyThese(['reply lost', 'delivered twice']),
    async serve(sent, next, house) {
      const push = pushOf(sent);
      if (push && push.operations.length > 0) await forgetRecorded(house, push);
      return next(sent);
    },
  },
  'the server ignores the outcomes that it has stored': {
    weather: onlyThese(['reply lost', 'delivered twice']),
    minutes: brief,
    async serve(sent, next, house) {
      const push = pushOf(sent);
      const last = push ? await lastSeq(house, push.epoch) : 0;
      const answer = await next(sent);
      if (!push || push.operations.length === 0 || answer.status !== 200) return answer;
      const body = JSON.parse(answer.body.toString()) as { outcomes: { seq: number }[] };
      const outcomes = body.outcomes.filter(({ seq }) => seq > last);
      return { ...answer, body: Buffer.from(JSON.stringify({ ...body, outcomes })) };
    },
  },
  'a fork is answered without the outcomes before it': {
    weather: onlyThese(['profile cloned', 'line down'], { often: 0.8 }),
    async serve(sent, next) {
      const answer = await next(sent);
      if (sent.path !== '/api/sync' || answer.status !== 409) return answer;
      const { outcomes: _, ...problem } = JSON.parse(answer.body.toString()) as {
        outcomes?: unknown;
      };
      return { ...answer, body: Buffer.from(JSON.stringify(problem)) };
    },
  },
  'the tablet takes what it has sent for acknowledged': {
    weather: onlyThese(['request lost', 'server error']),
    prepare: markSentWithoutOutcome,
  },
  'a withdrawn tablet takes what it handed in for held, whatever was answered': {
    weather: onlyThese(['tablet lost', 'request lost', 'server error', 'line down'], {
      often: 0.8,
    }),
    prepare: forgetWithoutReceipt,
  },
  'the server calls safe what is in no backup': {
    weather: onlyThese(['server restarted', 'server restored'], { often: 0.8 }),
    async serve(sent, next, house) {
      const answer = await next(sent);
      if (sent.path !== '/api/sync' || answer.status !== 200) return answer;
      const { position } = await house.deps.db
        .selectFrom('operation')
        .select((of) => of.fn.max('position').as('position'))
        .executeTakeFirstOrThrow();
      const body = { ...(JSON.parse(answer.body.toString()) as object), safe: position };
      return { ...answer, body: Buffer.from(JSON.stringify(body)) };
    },
  },
  'the tablet writes the cursor before the page': {
    weather: onlyThese(['page killed at work'], { often: 0.9 }),
    minutes: brief,
    prepare: writeCursorFirst,
  },
} as const satisfies Record<string, Scenario>;

async function lastSeq(house: House, epoch: string): Promise<number> {
  const row = await house.deps.db
    .selectFrom('epoch')
    .select('last_seq')
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return row?.last_seq ?? 0;
}

/** What was recorded from this push's first operation on loses its place, so that it looks new. */
async function forgetRecorded(house: House, { epoch, first }: Push): Promise<void> {
  const { db } = house.deps;
  if ((await lastSeq(house, epoch)) < first) return;
  const before = await db
    .selectFrom('operation')
    .select('hash')
    .where('epoch', '=', epoch)
    .where('seq', '=', first - 1)
    .executeTakeFirst();
  await db.executeQuery(CompiledQuery.raw('drop trigger if exists operation_no_update'));
  await db
    .updateTable('operation')
    .set({ epoch: null, id: null })
    .where('epoch', '=', epoch)
    .where('seq', '>=', first)
    .execute();
  if (before) {
    const end = { last_seq: first - 1, head: before.hash };
    await db.updateTable('epoch').set(end).where('epoch', '=', epoch).execute();
  } else await db.deleteFrom('epoch').where('epoch', '=', epoch).execute();
}

/** S06 undone: whatever became of the request, what it carried counts as sent. */
function markSentWithoutOutcome(tablet: Tablet): void {
  const { platform, database } = tablet;
  const transport = platform.transport.bind(platform);
  platform.transport = async (path, request) => {
    try {
      return await transport(path, request);
    } finally {
      if (path === '/api/sync') {
        await database.transaction('rw', database.heads, database.journal, async () => {
          const head = (await database.heads.get('head')) as HeadRow;
          const rows = await database.journal.filter(({ state }) => state === 'pending').toArray();
          await database.journal.bulkPut(rows.map((row) => ({ ...row, state: 'sent' as const })));
          await database.heads.put({ ...head, acknowledged: head.seq });
        });
      }
    }
  };
}

/** D11 undone: what went out for quarantine is forgotten, heard or not. */
function forgetWithoutReceipt(tablet: Tablet): void {
  const { platform, database } = tablet;
  const transport = platform.transport.bind(platform);
  platform.transport = async (path, request) => {
    try {
      return await transport(path, request);
    } finally {
      if (path === '/api/sync/drain') {
        await database.transaction('rw', database.heads, database.journal, async () => {
          const head = (await database.heads.get('head')) as HeadRow;
          const rows = await database.journal.filter(({ state }) => state === 'pending').toArray();
          await database.journal.bulkDelete(rows.map(({ epoch, seq }) => [epoch, seq]));
          await database.heads.put({ ...head, acknowledged: head.seq });
        });
      }
    }
  };
}

class DryRun extends Error {}

/**
 * S05 undone: the transaction that applies an answer is tried, taken back, and its cursor written alone; the page
 * follows a moment later, if the tablet lives.
 */
function writeCursorFirst(tablet: Tablet): void {
  const { database, platform } = tablet;
  const run = database.transaction.bind(database) as unknown as (
    mode: string,
    tables: { name: string }[],
    work: (...given: unknown[]) => Promise<unknown>,
  ) => Promise<unknown>;
  const apart: typeof run = async (mode, tables, work) => {
    const applies = mode === 'rw' && Array.isArray(tables) && tables.length > 12;
    if (!applies) return run(mode, tables, work);
    const before = await database.sync.get('sync');
    let after: SyncRow | undefined;
    try {
      await run(mode, tables, async (...given) => {
        await work(...given);
        after = await database.sync.get('sync');
        throw new DryRun();
      });
    } catch (error) {
      if (!(error instanceof DryRun)) throw error;
    }
    if (!before || !after) return run(mode, tables, work);
    const moved = { ...before, cursor: after.cursor };
    await run('rw', [database.sync], (trx) => {
      takeWrites(database, trx as Parameters<typeof takeWrites>[1]);
      return database.sync.put(moved);
    });
    await new Promise<void>((resolve) => platform.timers.after(50, resolve));
    return run(mode, tables, async (...given) => {
      takeWrites(database, given[0] as Parameters<typeof takeWrites>[1]);
      await database.sync.put(before);
      return work(...given);
    });
  };
  // Dexie's overloads do not matter here: the product calls one of them.
  (database as unknown as { transaction: typeof run }).transaction = apart;
}
