import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Trx } from '../database/connection.ts';
import { insertRows } from '../database/insert-rows.ts';
import { holdsText } from './native-hash.ts';
import { findErased, inChunks } from './queries.ts';

/**
 * The attachments of one request. `missing` says which of the needed ones neither came with it, unaltered,
 * nor are held already, nor were erased: for those nobody waits.
 */
export async function missingAttachments(
  trx: Trx,
  organisation: string,
  needed: readonly string[],
  given: ReadonlyMap<string, Attachment>,
): Promise<Set<string>> {
  const absent = needed.filter((hash) => !given.has(hash));
  const held = await inChunks([...new Set(absent)], (some) =>
    trx
      .selectFrom('attachment')
      .select('hash')
      .where('organisation', '=', organisation)
      .where('hash', 'in', some)
      .execute(),
  );
  const missing = new Set(absent);
  for (const { hash } of held) missing.delete(hash);
  for (const hash of await findErased(trx, organisation, [...missing])) missing.delete(hash);
  return missing;
}

/** Those whose text really has the hash, by hash. */
export function soundAttachments(given: readonly Attachment[]): Map<string, Attachment> {
  return new Map(given.filter(holdsText).map((one) => [one.hash, one]));
}

const columns = ['organisation', 'hash', 'salt', 'text'] as const;

/** Keeps what was given of the needed ones. What was erased does not come back, whoever still has it (L05). */
export async function storeAttachments(
  trx: Trx,
  organisation: string,
  needed: readonly string[],
  given: ReadonlyMap<string, Attachment>,
): Promise<void> {
  // In the order of their key: thousands of hashes at random are twice the pages of the file.
  const wanted = [...new Set(needed)].filter((hash) => given.has(hash)).sort();
  const erased = await findErased(trx, organisation, wanted);
  const rows = wanted.flatMap((hash) => {
    const found = erased.has(hash) ? undefined : given.get(hash);
    return found ? [{ organisation, ...found }] : [];
  });
  await insertRows(trx, 'attachment', rows, {
    columns,
    purpose: 'once',
    conflict: (insert) =>
      insert.onConflict((on) => on.columns(['organisation', 'hash']).doNothing()),
  });
}
