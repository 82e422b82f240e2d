import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Hash } from '@comptoir/shared/journal/hash';
import { pushLimit } from '@comptoir/shared/sync/push-limit';
import {
  type HeadRow,
  type JournalRow,
  type LocalDatabase,
  type ReceiptRow,
  startOfSync,
} from './schema.ts';

/** What one request carries, read at one moment. */
export type Batch = {
  epoch: string;
  first: number;
  rows: JournalRow[];
  attachments: Attachment[];
  receipts: ReceiptRow[];
  cursor: string | null;
  pending: { count: number; oldest: number | null };
  /** The photo that has to be sent before the operation behind `rows` can go; null when none stands in the way. */
  awaits: Hash | null;
};

/** Room for the envelope of the request below the server's limit on inflated bytes. */
const bytesOfBatch = pushLimit.inflatedBytes - 64 * 1024;

/**
 * The first `limit` operations that have no outcome yet, in their order, as many as fit. `without-photos`: none waits
 * for the picture that it names, because nobody takes pictures any more.
 */
export async function readBatch(
  database: LocalDatabase,
  limit: number,
  pictures: 'photos-first' | 'without-photos' = 'photos-first',
): Promise<Batch> {
  const { heads, journal, sync, attachments, receipts, photos } = database;
  return await database.transaction(
    'r',
    [heads, journal, sync, attachments, receipts, photos],
    async (): Promise<Batch> => {
      const head = (await heads.get('head')) as HeadRow;
      const state = (await sync.get('sync')) ?? startOfSync;
      const first = head.acknowledged + 1;
      const held = await journal
        .where('[epoch+seq]')
        .between([head.epoch, first], [head.epoch, head.seq], true, true)
        .limit(Math.max(1, limit))
        .toArray();
      // Behind one that the disk lost nothing goes under a wrong number (`mending.ts`).
      const gap = held.findIndex((row, index) => row.seq !== first + index);
      const found = gap < 0 ? held : held.slice(0, gap);
      const oldest = found[0]?.at ?? null;
      const texts = (await attachments.bulkGet(found.flatMap((row) => row.attachments))).filter(
        (text) => text !== undefined,
      );
      const ready =
        pictures === 'photos-first'
          ? await withoutWaiting(database, found.slice(0, limit))
          : { rows: found.slice(0, limit), awaits: null };
      const rows = fitting(ready.rows, texts);
      const named = new Set(rows.flatMap((row) => row.attachments));
      const cited = rows.flatMap((row) => (row.handsIn === undefined ? [] : [row.handsIn]));
      return {
        epoch: head.epoch,
        first,
        rows,
        attachments: texts.filter((text) => named.has(text.hash)),
        receipts: (await receipts.bulkGet(cited)).filter((receipt) => receipt !== undefined),
        cursor: state.cursor,
        pending: { count: head.seq - head.acknowledged, oldest },
        awaits: rows.length === ready.rows.length ? ready.awaits : null,
      };
    },
  );
}

/** What a handing-in carries: operations of one epoch that follow each other. */
export type HandedIn = Pick<Batch, 'epoch' | 'first' | 'rows' | 'attachments'> & {
  /** How many wait besides. */
  beyond: number;
};

/** Of what the server answered for: what it was told to hold apart; or all of it, what it recorded as well. */
export type Answered = 'apart' | 'all';

/**
 * The first `limit` operations behind `after` that the server answered for and that are still here, as many as follow each
 * other and fit; null: none.
 */
export async function readAnswered(
  database: LocalDatabase,
  which: Answered,
  after: readonly [epoch: string, seq: number],
  limit: number,
): Promise<HandedIn | null> {
  const { heads, journal, attachments } = database;
  return await database.transaction('r', [heads, journal, attachments], async () => {
    const head = (await heads.get('head')) as HeadRow;
    const answered =
      which === 'apart'
        ? journal.where('aside').equals('quarantined')
        : journal
            .where('[epoch+seq]')
            .above(after)
            .filter((row) => row.state === 'quarantined' || wasTaken(row));
    const found = await answered
      .filter((row) => isBehind(row, after))
      .limit(limit)
      .toArray();
    const [first] = found;
    if (first === undefined) return null;
    const run = found.filter(
      ({ epoch, seq }, index) => epoch === first.epoch && seq === first.seq + index,
    );
    const texts = await attachments.bulkGet(run.flatMap((row) => row.attachments));
    const held = texts.filter((text) => text !== undefined);
    const rows = fitting(run, held);
    const named = new Set(rows.flatMap((row) => row.attachments));
    return {
      ...{ epoch: first.epoch, first: first.seq, rows },
      attachments: held.filter((text) => named.has(text.hash)),
      beyond: head.seq - head.acknowledged,
    };
  });
}

/** Epochs before the one that is being written, of which the server took something that is still here; oldest first. */
export async function earlierEpochs(database: LocalDatabase): Promise<string[]> {
  const { heads, journal } = database;
  return await database.transaction('r', [heads, journal], async () => {
    const head = (await heads.get('head')) as HeadRow;
    // Epochs follow each other by their ids.
    const rows = journal.where('[epoch+seq]').below([head.epoch, 0]).filter(wasTaken);
    const epochs = new Set<string>();
    await rows.each(({ epoch }) => void epochs.add(epoch));
    return [...epochs].sort();
  });
}

/**
 * What the server once took of an earlier epoch behind `seq`, to be sent as it was: the first `limit` operations that follow
 * each other, as many as fit. Without any, a request that only asks where the server's end of that epoch is.
 */
export async function readTakenBehind(
  database: LocalDatabase,
  epoch: string,
  seq: number,
  limit: number,
): Promise<Batch> {
  const { heads, journal, sync, attachments, receipts } = database;
  const tables = [heads, journal, sync, attachments, receipts];
  return await database.transaction('r', tables, async (): Promise<Batch> => {
    const head = (await heads.get('head')) as HeadRow;
    const state = (await sync.get('sync')) ?? startOfSync;
    const found = await journal
      .where('[epoch+seq]')
      .between([epoch, seq + 1], [epoch, Infinity], true, true)
      .filter(wasTaken)
      .limit(limit)
      .toArray();
    const first = found[0]?.seq ?? seq + 1;
    const run = found.filter((row, index) => row.seq === first + index);
    const texts = await attachments.bulkGet(run.flatMap((row) => row.attachments));
    const held = texts.filter((text) => text !== undefined);
    const rows = fitting(run, held);
    const named = new Set(rows.flatMap((row) => row.attachments));
    const cited = rows.flatMap((row) => (row.handsIn === undefined ? [] : [row.handsIn]));
    return {
      ...{ epoch, first, rows, cursor: state.cursor, awaits: null },
      attachments: held.filter((text) => named.has(text.hash)),
      receipts: (await receipts.bulkGet(cited)).filter((receipt) => receipt !== undefined),
      pending: { count: head.seq - head.acknowledged, oldest: null },
    };
  });
}

function wasTaken({ state, position }: JournalRow): boolean {
  return position !== null && (state === 'sent' || state === 'refused' || state === 'withheld');
}

function isBehind(row: JournalRow, [epoch, seq]: readonly [string, number]): boolean {
  return row.epoch > epoch || (row.epoch === epoch && row.seq > seq);
}

/** SYNC-21: the operations before the first one whose photo is not on the server. */
async function withoutWaiting(
  { photos }: LocalDatabase,
  found: JournalRow[],
): Promise<{ rows: JournalRow[]; awaits: Hash | null }> {
  for (const [index, row] of found.entries()) {
    if (row.photo === undefined || row.withhold === true) continue;
    const photo = await photos.get(row.photo);
    if (photo?.state === 'to-send') return { rows: found.slice(0, index), awaits: row.photo };
  }
  return { rows: found, awaits: null };
}

function fitting(rows: JournalRow[], texts: Attachment[]): JournalRow[] {
  const lengths = new Map(texts.map((text) => [text.hash, utf8(JSON.stringify(text))]));
  let left = bytesOfBatch;
  const fits: JournalRow[] = [];
  for (const row of rows) {
    // Twice in JSON, every quotation mark gets a backslash.
    left -= utf8(JSON.stringify(row.bytes)) + 1 + (row.handsIn === undefined ? 0 : 1_300);
    for (const hash of row.attachments) left -= (lengths.get(hash) ?? 0) + 1;
    if (left < 0 && fits.length > 0) break;
    fits.push(row);
  }
  return fits;
}

const encoder = new TextEncoder();

function utf8(text: string): number {
  return encoder.encode(text).length;
}

/** S04: the first operation without an outcome goes as its hash from now on. */
export function withheldBody(row: JournalRow): string | { withheld: string } {
  return row.withhold === true ? { withheld: row.hash } : row.bytes;
}
