import type { Database, Trx } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { Tables } from '../database/tables.ts';
import type { StoredCheckpoint } from './queries.ts';

const nodeColumns = ['organisation', 'level', 'number', 'hash'] as const;

/** Keeps inner hashes. Whoever made the same ones meanwhile made them equal: a journal only grows. */
export async function keepNodes(
  db: Database,
  nodes: readonly Tables['tree_node'][],
): Promise<void> {
  await inTransaction(db, (trx) =>
    insertRows(trx, 'tree_node', nodes, {
      columns: nodeColumns,
      purpose: 'once',
      conflict: (insert) =>
        insert.onConflict((on) => on.columns(['organisation', 'level', 'number']).doNothing()),
    }),
  );
}

/** Keeps a checkpoint; the same size at the same millisecond is the same one. */
export async function keepCheckpoint(
  trx: Trx,
  organisation: string,
  { size, at, payload, signature }: StoredCheckpoint,
): Promise<void> {
  await trx
    .insertInto('checkpoint')
    .values({ organisation, size, at, payload, signature })
    .onConflict((on) => on.columns(['organisation', 'size', 'at']).doNothing())
    .execute();
}

/** Whom the daily checkpoint is mailed to from now on; null: nobody. */
export async function setMailTo(
  db: Database,
  organisation: string,
  mailTo: string | null,
): Promise<void> {
  await db
    .insertInto('evidence_setting')
    .values({ organisation, mail_to: mailTo })
    .onConflict((on) => on.column('organisation').doUpdateSet({ mail_to: mailTo }))
    .execute();
}
