import type { Table } from 'dexie';
import { putHead } from '../sync/journal.ts';
import { inState } from './outcome.ts';
import type { Exported, HeadRow, JournalRow, LocalDatabase } from './schema.ts';
import { type Local, strictTransaction } from './transaction.ts';

/** What only this tablet has: nowhere on the server, applied or kept apart. */
export type Held = {
  /** They wait to be handed in. */
  waiting: number;
  /** The server could not take their bytes (S04): only an export saves them. */
  stuck: number;
  /** Photos that were never sent; a withdrawn tablet has no session to send them with. */
  photos: number;
  /** Of all of them, those that are in no exported file either. */
  lost: number;
};

/** What `readHeld` reads. */
export function heldTables({ heads, journal, settings, photos }: LocalDatabase): Table[] {
  return [heads, journal, settings, photos];
}

/** Counts what a reset would lose (S25). */
export async function readHeld({ heads, journal, settings, photos }: LocalDatabase): Promise<Held> {
  const [head, withheld, own, unsent] = await Promise.all([
    heads.get('head') as Promise<HeadRow | undefined>,
    journal.where('aside').equals('withheld').toArray(),
    settings.get('settings'),
    photos.where('state').equals('to-send').primaryKeys(),
  ]);
  const exported = own?.exported ?? null;
  const isExported = ({ epoch, seq }: Pick<JournalRow, 'epoch' | 'seq'>) =>
    exported !== null &&
    (epoch === exported.epoch ? seq <= exported.seq : exported.epochs.includes(epoch));
  const waiting = head === undefined ? 0 : head.seq - head.acknowledged;
  const saved =
    head === undefined || exported?.epoch !== head.epoch
      ? 0
      : Math.max(0, Math.min(exported.seq, head.seq) - head.acknowledged);
  const alone = withheld.filter((row) => !isExported(row)).length;
  const filed = new Set(exported?.photos);
  const unfiled = unsent.filter((hash) => !filed.has(hash)).length;
  return {
    waiting,
    stuck: withheld.length,
    photos: unsent.length,
    lost: waiting - saved + alone + unfiled,
  };
}

/**
 * A file with everything that was held up to `exported` has been handed to the browser.
 *
 * @throws NotRecorded when that is not stored
 */
export async function noteExport(local: Local, exported: Exported): Promise<void> {
  const { settings } = local.database;
  await strictTransaction(local, [settings], async (_trx) => {
    const own = await settings.get('settings');
    // A photo is named by its hash: what an earlier file holds of them counts on.
    const photos = [...new Set([...(own?.exported?.photos ?? []), ...(exported.photos ?? [])])];
    await settings.put({
      key: 'settings',
      language: null,
      ...own,
      exported: { ...exported, photos },
    });
  });
}

/**
 * The server said what it holds: the first operations of the batch, as far as it named them, wait no longer. One that
 * went as its hash is still nowhere but here.
 *
 * @returns how many
 */
export async function keepHandedIn(
  local: Local,
  batch: { epoch: string; rows: JournalRow[] },
  held: ReadonlySet<string>,
): Promise<number> {
  const { database } = local;
  const end = batch.rows.findIndex(({ hash }) => !held.has(hash));
  const rows = end < 0 ? batch.rows : batch.rows.slice(0, end);
  const last = rows.at(-1);
  if (last === undefined) return 0;
  return await strictTransaction(local, [database.journal, database.attachments], async (trx) => {
    const head = (await database.heads.get('head')) as HeadRow | undefined;
    if (head?.epoch !== batch.epoch || head.acknowledged >= last.seq) return 0;
    await database.journal.bulkPut(rows.map(handedIn));
    // Names and other texts that the server has now are nobody's business here any more (spec DEVICE-31).
    const known = rows.filter((row) => row.withhold !== true).flatMap((row) => row.attachments);
    await database.attachments.bulkDelete(known);
    await putHead(trx, database, { ...head, acknowledged: last.seq });
    return rows.length;
  });
}

function handedIn({ overlay: _, ...row }: JournalRow): JournalRow {
  return inState(row, row.withhold === true ? 'withheld' : 'quarantined');
}
