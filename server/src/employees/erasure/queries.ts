import { sql } from 'kysely';
import { type Operation, parseOperation } from '@comptoir/shared/journal/operation';
import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';

/**
 * Every operation that wrote a text about this person, applied or refused, in the journal and in quarantine. The kinds
 * stand in the statement as they stand in its index: punches are not read.
 */
export async function findOperationsAbout(
  db: Reader,
  organisation: string,
  person: string,
): Promise<Operation[]> {
  const rows = await db
    .selectFrom('operation')
    .select('bytes')
    .where('organisation', '=', organisation)
    .where(sql<boolean>`kind in ('employee.create', 'employee.edit', 'punch.declare')`)
    .where(sql<boolean>`instr(bytes, ${person}) > 0`)
    .orderBy('position')
    .execute();
  const hours = await db
    .selectFrom('operation')
    .select('bytes')
    .where('organisation', '=', organisation)
    .where(
      sql<boolean>`kind in (
        'correction.propose', 'correction.decide', 'correction.object', 'statement.issue', 'statement.dispute'
      )`,
    )
    .where(sql<boolean>`instr(bytes, ${person}) > 0`)
    .orderBy('position')
    .execute();
  const plans = await db
    .selectFrom('operation')
    .select('bytes')
    .where('organisation', '=', organisation)
    .where(
      sql<boolean>`kind in (
        'shift.set', 'shift.post', 'absence.ask', 'absence.decide', 'absence.set', 'swap.ask', 'swap.decide'
      )`,
    )
    .where(sql<boolean>`instr(bytes, ${person}) > 0`)
    .orderBy('position')
    .execute();
  const news = await db
    .selectFrom('journal_entry')
    .innerJoin('operation', (join) =>
      join
        .onRef('operation.organisation', '=', 'journal_entry.organisation')
        .onRef('operation.position', '=', 'journal_entry.position'),
    )
    .select('operation.bytes')
    .where('journal_entry.organisation', '=', organisation)
    .where('journal_entry.person', '=', person)
    .where('journal_entry.kind', '=', 'announcement.publish')
    .orderBy('journal_entry.position')
    .execute();
  const kept = await db
    .selectFrom('quarantine')
    .select('bytes')
    .where('organisation', '=', organisation)
    .where(sql<boolean>`instr(bytes, ${person}) > 0`)
    .execute();
  return [...rows, ...hours, ...plans, ...news, ...kept].flatMap(({ bytes }) => {
    const parsed = bytes === null ? null : parseOperation(bytes);
    return parsed?.ok ? [parsed.value] : [];
  });
}

/** Texts of other rooms about this person: addresses that they were invited at, names that they gave themselves, hours. */
export async function findTextsElsewhere(
  db: Reader,
  organisation: string,
  person: string,
): Promise<{
  addresses: string[];
  names: string[];
  hours: string[];
  plans: string[];
  invitations: string[];
}> {
  const invitations = await db
    .selectFrom('invitation')
    .select(['id', 'email_text'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  const punches = await db
    .selectFrom('punch')
    .select('name_text')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('name_text', 'is not', null)
    .execute();
  // Also those that came with a second record, which the journal tells under its own name.
  const corrections = await db
    .selectFrom('correction')
    .select(['reason_text', 'decision_reason_text', 'objection_text'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  const statements = await db
    .selectFrom('statement')
    .select(['document_text', 'dispute_text'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  const absences = await db
    .selectFrom('absence')
    .select(['reason_text', 'decision_reason_text'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  const swaps = await db
    .selectFrom('swap')
    .select(['reason_text', 'decision_reason_text'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  const shifts = await db
    .selectFrom('shift')
    .select('note_text')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  const told = await db
    .selectFrom('shift_change')
    .select(['before', 'after'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  const news = await db
    .selectFrom('announcement')
    .select(['title_text', 'body_text'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  const given = (hashes: (string | null)[]) => hashes.filter((hash) => hash !== null);
  const notes = told.flatMap(({ before, after }) => [noteIn(before), noteIn(after)]);
  return {
    addresses: given(invitations.map(({ email_text }) => email_text)),
    names: given(punches.map(({ name_text }) => name_text)),
    hours: given([...corrections, ...statements, ...news].flatMap((row) => Object.values(row))),
    plans: given([...absences, ...swaps, ...shifts].flatMap((row) => Object.values(row))).concat(
      given(notes),
    ),
    invitations: invitations.map(({ id }) => id),
  };
}

/** The note of a shift that stands in a column as JSON. */
function noteIn(content: string | null): string | null {
  if (content === null) return null;
  return (JSON.parse(content) as { noteText: string | null }).noteText;
}

/** Of these images, those that somebody else shows, or the house as its logo. */
export async function findPhotosOfOthers(
  db: Reader,
  organisation: string,
  person: string,
  hashes: readonly string[],
): Promise<Set<string>> {
  const people = await inChunks(hashes, (some) =>
    db
      .selectFrom('employee')
      .select('photo')
      .where('organisation', '=', organisation)
      .where('person', '!=', person)
      .where('photo', 'in', some)
      .execute(),
  );
  const houses = await inChunks(hashes, (some) =>
    db
      .selectFrom('organisation')
      .select('logo as photo')
      .where('organisation', '=', organisation)
      .where('logo', 'in', some)
      .execute(),
  );
  return new Set([...people, ...houses].flatMap(({ photo }) => (photo === null ? [] : [photo])));
}

/** Of these people, those whose personal data was erased, in part or whole, and who have not come back since. */
export async function findErasedPeople(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Set<string>> {
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('employee')
      .select('person')
      .where('organisation', '=', organisation)
      .where('erased', 'is not', null)
      .where('archived', '=', 1)
      .where('person', 'in', some)
      .execute(),
  );
  return new Set(rows.map(({ person }) => person));
}
