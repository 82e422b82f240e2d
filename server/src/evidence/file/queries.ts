import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Receipt } from '@comptoir/shared/journal/receipt';
import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';
import { type StoredOperation, readOperation } from '../../journal/stored.ts';

/** Punches that count for a person on business days `first` … `last`, cancelled ones too, and what cancelled them. */
export async function findPunchIds(
  db: Reader,
  organisation: string,
  of: { person: string; first: string; last: string },
): Promise<{ id: string; cancelledBy: string | null }[]> {
  const rows = await db
    .selectFrom('punch')
    .select(['id', 'cancelled_by'])
    .where('organisation', '=', organisation)
    .where('person', '=', of.person)
    .where('day', '>=', of.first)
    .where('day', '<=', of.last)
    .execute();
  return rows.map(({ id, cancelled_by }) => ({ id, cancelledBy: cancelled_by }));
}

/** Operations by their own ids. */
export async function findById(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<StoredOperation[]> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('operation')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('id', 'in', some)
      .execute(),
  );
  return rows.map(readOperation);
}

/** Everything of some kinds that asked for a change and was applied: the audit log knows where it stands. */
export async function findApplied(
  db: Reader,
  organisation: string,
  kinds: readonly string[],
): Promise<StoredOperation[]> {
  const rows = await db
    .selectFrom('journal_entry')
    .innerJoin('operation', (join) =>
      join
        .onRef('operation.organisation', '=', 'journal_entry.organisation')
        .onRef('operation.position', '=', 'journal_entry.position'),
    )
    .selectAll('operation')
    .where('journal_entry.organisation', '=', organisation)
    .where('journal_entry.kind', 'in', kinds)
    .where('journal_entry.refusal', 'is', null)
    .orderBy('journal_entry.position')
    .execute();
  return rows.map(readOperation);
}

/** Receipts by their hashes. */
export async function findReceipts(
  db: Reader,
  organisation: string,
  hashes: readonly string[],
): Promise<Receipt[]> {
  return inChunks([...new Set(hashes)], (some) =>
    db
      .selectFrom('receipt')
      .select(['payload', 'signature'])
      .where('organisation', '=', organisation)
      .where('hash', 'in', some)
      .orderBy('hash')
      .execute(),
  );
}

/** Texts by their hashes, with their salts; erased ones are missing. */
export async function findAttachments(
  db: Reader,
  organisation: string,
  hashes: readonly string[],
): Promise<Attachment[]> {
  return inChunks([...new Set(hashes)], (some) =>
    db
      .selectFrom('attachment')
      .select(['hash', 'salt', 'text'])
      .where('organisation', '=', organisation)
      .where('hash', 'in', some)
      .orderBy('hash')
      .execute(),
  );
}

/** Tablets with the stores that they stand in, and the key that each signs with (JSON). */
export async function findTablets(db: Reader, organisation: string, ids: readonly string[]) {
  return inChunks([...new Set(ids)], (some) =>
    db
      .selectFrom('device')
      .select(['id', 'establishment', 'sign_key'])
      .where('organisation', '=', organisation)
      .where('id', 'in', some)
      .orderBy('id')
      .execute(),
  );
}

/** The name of a person as it is written on the roster; null where it was erased. */
export async function findNameText(
  db: Reader,
  organisation: string,
  person: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('employee')
    .innerJoin('attachment', (join) =>
      join
        .onRef('attachment.organisation', '=', 'employee.organisation')
        .onRef('attachment.hash', '=', 'employee.name_text'),
    )
    .select('attachment.text')
    .where('employee.organisation', '=', organisation)
    .where('employee.person', '=', person)
    .executeTakeFirst();
  return row?.text ?? null;
}

/** Names and zones of establishments. */
export async function findStores(
  db: Reader,
  organisation: string,
): Promise<Map<string, { name: string; zone: string }>> {
  const rows = await db
    .selectFrom('establishment')
    .leftJoin('attachment', (join) =>
      join
        .onRef('attachment.organisation', '=', 'establishment.organisation')
        .onRef('attachment.hash', '=', 'establishment.name_text'),
    )
    .select(['establishment.establishment', 'establishment.settings', 'attachment.text'])
    .where('establishment.organisation', '=', organisation)
    .execute();
  return new Map(
    rows.map(({ establishment, settings, text }) => {
      const { zone } = JSON.parse(settings) as { zone: string };
      return [establishment, { name: text ?? establishment, zone }];
    }),
  );
}
