import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Receipt } from '@comptoir/shared/journal/receipt';
import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';
import { type StoredOperation, readOperation } from '../../journal/stored.ts';

/** A punch of the person, and what cancelled or set it aside. */
export type PunchAbout = { id: string; cancelledBy: string | null; setAside: string | null };

/** Punches that are a person's on business days `first` … `last`, whether they count or not; none that a correction added. */
export async function findPunchesOn(
  db: Reader,
  organisation: string,
  of: { person: string; first: string; last: string },
): Promise<PunchAbout[]> {
  return punchesOf(db, organisation, of.person)
    .where('day', '>=', of.first)
    .where('day', '<=', of.last)
    .execute();
}

/** The same by their ids, of whichever days. */
export async function findPunchesNamed(
  db: Reader,
  organisation: string,
  of: { person: string; ids: readonly string[] },
): Promise<PunchAbout[]> {
  return inChunks(of.ids, (some) =>
    punchesOf(db, organisation, of.person).where('id', 'in', some).execute(),
  );
}

function punchesOf(db: Reader, organisation: string, person: string) {
  return db
    .selectFrom('punch')
    .select(['id', 'cancelled_by as cancelledBy', 'set_aside as setAside'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('correction', 'is', null);
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
  return (await applied(db, organisation, kinds).execute()).map(readOperation);
}

/** The same about some people. */
export async function findAppliedAbout(
  db: Reader,
  organisation: string,
  { kinds, people }: { kinds: readonly string[]; people: readonly string[] },
): Promise<StoredOperation[]> {
  const rows = await inChunks(people, (some) =>
    applied(db, organisation, kinds).where('journal_entry.person', 'in', some).execute(),
  );
  return rows.map(readOperation);
}

function applied(db: Reader, organisation: string, kinds: readonly string[]) {
  return db
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
    .orderBy('journal_entry.position');
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
