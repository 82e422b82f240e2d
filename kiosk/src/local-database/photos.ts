import type { Hash } from '@comptoir/shared/journal/hash';
import type { LocalDatabase, PhotoRow } from './schema.ts';
import { type Local, strictTransaction } from './transaction.ts';

export async function heldPhoto(
  { photos }: LocalDatabase,
  hash: Hash,
): Promise<PhotoRow | undefined> {
  return await photos.get(hash);
}

export async function photoSent(local: Local, hash: Hash): Promise<void> {
  const { photos } = local.database;
  await strictTransaction(local, [photos], async (_trx) => {
    const photo = await photos.get(hash);
    if (photo) await photos.put({ ...photo, state: 'sent' });
  });
}

export async function keepPhoto(local: Local, photo: Omit<PhotoRow, 'state'>): Promise<void> {
  const { photos } = local.database;
  await strictTransaction(local, [photos], async (_trx) => {
    await photos.put({ ...photo, state: 'sent' });
  });
}

/** Photos of the roster that this tablet does not hold yet, at most `most`. */
export async function missingPhotos(
  { employees, photos }: LocalDatabase,
  most: number,
): Promise<Hash[]> {
  const named = (await employees.toArray()).flatMap((row) => row.photo ?? []);
  if (named.length === 0) return [];
  const held = new Set(await photos.toCollection().primaryKeys());
  return [...new Set(named)].filter((hash) => !held.has(hash)).slice(0, most);
}

/** Forgets photos that nobody bears any more; one that an operation of this tablet names stays. */
export async function prunePhotos(local: Local): Promise<void> {
  const { database } = local;
  const { employees, photos, journal } = database;
  await strictTransaction(local, [employees, photos, journal], async (_trx) => {
    const sent = await photos.where('state').equals('sent').primaryKeys();
    if (sent.length === 0) return;
    const rows = [
      ...(await journal
        .where('[overlay+about]')
        .between([1, 'people/'], [1, 'people/\uffff'])
        .toArray()),
      ...(await journal.where('aside').equals('refused').toArray()),
    ];
    const named = new Set([
      ...(await employees.toArray()).flatMap((row) => row.photo ?? []),
      ...rows.flatMap((row) => row.photo ?? []),
    ]);
    await photos.bulkDelete(sent.filter((hash) => !named.has(hash)));
  });
}
