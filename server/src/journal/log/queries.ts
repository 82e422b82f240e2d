import type { Reader } from '../../database/connection.ts';
import type { JournalTables } from '../../database/tables.ts';

/** A line of the audit log and the operation that it stands for. */
export type Line = JournalTables['journal_entry'] & { bytes: string | null };

/** Lines that one answer holds. */
export const pageSize = 50;

export type LineFilter = {
  /** Lines before this position. */
  before?: number | undefined;
  person?: string | undefined;
  actor?: string | undefined;
  /** The first half of a kind. */
  subject?: string | undefined;
  /** Ms, the second one excluded. */
  from?: number | undefined;
  to?: number | undefined;
};

/** The newest lines that a filter lets through, one more than a page where there are. */
export async function findLines(
  db: Reader,
  organisation: string,
  filter: LineFilter,
): Promise<Line[]> {
  const { before, person, actor, subject, from, to } = filter;
  return (
    db
      .selectFrom('journal_entry')
      .innerJoin('operation', (join) =>
        join
          .onRef('operation.organisation', '=', 'journal_entry.organisation')
          .onRef('operation.position', '=', 'journal_entry.position'),
      )
      .selectAll('journal_entry')
      .select('operation.bytes')
      .where('journal_entry.organisation', '=', organisation)
      .$if(before !== undefined, (query) => query.where('journal_entry.position', '<', before ?? 0))
      .$if(person !== undefined, (query) => query.where('journal_entry.person', '=', person ?? ''))
      .$if(actor !== undefined, (query) => query.where('journal_entry.actor', '=', actor ?? ''))
      // « / » is the character after « . »: every kind of the subject, by the index and without a pattern.
      .$if(subject !== undefined, (query) =>
        query
          .where('journal_entry.kind', '>=', `${subject}.`)
          .where('journal_entry.kind', '<', `${subject}/`),
      )
      .$if(from !== undefined, (query) => query.where('journal_entry.at', '>=', from ?? 0))
      .$if(to !== undefined, (query) => query.where('journal_entry.at', '<', to ?? 0))
      .orderBy('journal_entry.position', 'desc')
      .limit(pageSize + 1)
      .execute()
  );
}

/** The zone of the establishment that was made first; null in a house without one. */
export async function findFirstZone(db: Reader, organisation: string): Promise<string | null> {
  const row = await db
    .selectFrom('establishment')
    .select('settings')
    .where('organisation', '=', organisation)
    .orderBy('establishment')
    .limit(1)
    .executeTakeFirst();
  return row ? (JSON.parse(row.settings) as { zone: string }).zone : null;
}
