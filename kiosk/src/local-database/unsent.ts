import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Receipt } from '@comptoir/shared/journal/receipt';
import { rowsAfter } from './epochs.ts';
import type { HeadRow, JournalRow, LocalDatabase, PhotoRow } from './schema.ts';

/** Operations that the server has not applied, epoch by epoch in their order, and what belongs to them. */
export async function readUnsent(database: LocalDatabase): Promise<{
  operations: JournalRow[];
  attachments: Attachment[];
  receipts: Receipt[];
}> {
  const { heads, journal, attachments, receipts } = database;
  return await database.transaction('r', [heads, journal, attachments, receipts], async () => {
    const head = (await heads.get('head')) as HeadRow | undefined;
    const rows = [
      ...(head === undefined ? [] : await rowsAfter(database, head, head.acknowledged)),
      ...(await journal.where('aside').anyOf('refused', 'withheld', 'quarantined').toArray()),
    ];
    const texts = await attachments.bulkGet(rows.flatMap((row) => row.attachments));
    const cited = await receipts.bulkGet(rows.flatMap((row) => row.handsIn ?? []));
    return {
      operations: rows.sort((a, b) =>
        a.epoch === b.epoch ? a.seq - b.seq : a.epoch < b.epoch ? -1 : 1,
      ),
      attachments: texts.filter((text) => text !== undefined),
      receipts: cited.flatMap((one) =>
        one ? [{ payload: one.payload, signature: one.signature }] : [],
      ),
    };
  });
}

/** Together a file holds so many bytes of photos, or one photo. */
const photoRoom = 8 * 1024 * 1024;

/** Photos that were never sent, as many as one file takes, those in no file first; `leftOut`: the hashes of the others. */
export async function readUnsentPhotos({
  photos,
  settings,
}: LocalDatabase): Promise<{ taken: PhotoRow[]; leftOut: string[] }> {
  const own = await settings.get('settings');
  const filed = new Set(own?.exported?.photos);
  const unsent = await photos.where('state').equals('to-send').primaryKeys();
  const taken: PhotoRow[] = [];
  const leftOut: string[] = [];
  let room = photoRoom;
  for (const hash of unsent.sort((a, b) => Number(filed.has(a)) - Number(filed.has(b)))) {
    const photo = await photos.get(hash);
    if (photo === undefined) continue;
    room -= photo.bytes.length;
    if (taken.length === 0 || room >= 0) taken.push(photo);
    else leftOut.push(hash);
  }
  return { taken, leftOut };
}
