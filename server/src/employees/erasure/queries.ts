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
  const kept = await db
    .selectFrom('quarantine')
    .select('bytes')
    .where('organisation', '=', organisation)
    .where(sql<boolean>`instr(bytes, ${person}) > 0`)
    .execute();
  return [...rows, ...hours, ...kept].flatMap(({ bytes }) => {
    const parsed = bytes === null ? null : parseOperation(bytes);
    return parsed?.ok ? [parsed.value] : [];
  });
}

/** Texts of other rooms about this person: addresses that they were invited at, names that they gave themselves, hours. */
export async function findTextsElsewhere(
  db: Reader,
  organisation: string,
  person: string,
): Promise<{ addresses: string[]; names: string[]; hours: string[]; invitations: string[] }> {
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
  const given = (hashes: (string | null)[]) => hashes.filter((hash) => hash !== null);
  return {
    addresses: given(invitations.map(({ email_text }) => email_text)),
    names: given(punches.map(({ name_text }) => name_text)),
    hours: given([...corrections, ...statements].flatMap((row) => Object.values(row))),
    invitations: invitations.map(({ id }) => id),
  };
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
