import type { Batch } from '../../journal/batch.ts';
import type { StoredPublication } from './queries.ts';

/** The record of what a manager published, and when: kept as evidence of the notice that people had. */
export async function insertPublication(
  { trx, organisation }: Batch,
  row: Omit<StoredPublication, 'organisation'>,
): Promise<void> {
  await trx
    .insertInto('publication')
    .values({ organisation, ...row })
    .execute();
}
