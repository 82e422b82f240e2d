import type { Trx } from '../../database/connection.ts';
import { insertRows } from '../../database/insert-rows.ts';
import { inChunks } from '../../journal/queries.ts';

/** Texts, salts and images go, and what they were known by is noted, so that nobody brings them back. */
export async function eraseTexts(
  trx: Trx,
  organisation: string,
  hashes: readonly string[],
): Promise<void> {
  const named = [...new Set(hashes)];
  for (const table of ['attachment', 'photo'] as const) {
    await inChunks(named, (some) =>
      trx
        .deleteFrom(table)
        .where('organisation', '=', organisation)
        .where('hash', 'in', some)
        .execute(),
    );
  }
  const rows = named.map((hash) => ({ organisation, hash }));
  await insertRows(trx, 'erased_text', rows, {
    columns: ['organisation', 'hash'],
    purpose: 'once',
    conflict: (insert) =>
      insert.onConflict((on) => on.columns(['organisation', 'hash']).doNothing()),
  });
}

/** Mails that told somebody, or administrators, of their invitations: address, name and text stood in the queue. */
export async function deleteMails(
  trx: Trx,
  organisation: string,
  invitations: readonly string[],
): Promise<void> {
  await inChunks(invitations, (some) =>
    trx
      .deleteFrom('mail')
      .where('organisation', '=', organisation)
      .where('regarding', 'in', some)
      .execute(),
  );
  for (const invitation of invitations) {
    await trx
      .deleteFrom('mail')
      .where('organisation', '=', organisation)
      .where('dedupe', 'like', `manager-account/${invitation}/%`)
      .execute();
  }
}

/** Every mail to one of these addresses, sent or not: to whom a mail went is told no longer than who they were. */
export async function deleteMailsTo(
  trx: Trx,
  organisation: string,
  addresses: readonly string[],
): Promise<void> {
  await inChunks(addresses, (some) =>
    trx
      .deleteFrom('mail')
      .where((eb) => eb.or([eb('organisation', '=', organisation), eb('organisation', 'is', null)]))
      .where('to_address', 'in', some)
      .execute(),
  );
}
