import type { Language } from '@comptoir/shared/establishments/languages';
import {
  type StatementDocument,
  type StatementRow,
  statementDocumentSchema,
} from '@comptoir/shared/timesheets/statement';
import * as z from 'zod/mini';
import type { Reader } from '../../database/connection.ts';
import { findTexts, inChunks } from '../../journal/queries.ts';
import type { TimesheetTables } from '../tables.ts';

type Stored = TimesheetTables['statement'];

/** Statements by id, as a tablet gets them. */
export async function findStatements(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, StatementRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('statement')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('statement', 'in', some)
      .execute(),
  );
  const views = await withTexts(db, organisation, rows);
  return new Map(views.map((one) => [one.id, one]));
}

export async function findStatement(
  db: Reader,
  organisation: string,
  statement: string,
): Promise<Stored | undefined> {
  return db
    .selectFrom('statement')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('statement', '=', statement)
    .executeTakeFirst();
}

/** A statement of a list: without its document, of which only its issuer and what it pays are read. */
export type StatementLine = Omit<StatementRow, 'document' | 'hash' | 'issuedBy'> & {
  by: string | null;
  paid: number | null;
};

/** Statements of some people whose days begin within a span (both included), the newest first. */
export async function findStatementLines(
  db: Reader,
  organisation: string,
  of: { people: readonly string[]; from: string; to: string },
): Promise<StatementLine[]> {
  const rows = await inChunks([...of.people], (some) =>
    db
      .selectFrom('statement')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .where('first_day', '>=', of.from)
      .where('first_day', '<=', of.to)
      .execute(),
  );
  rows.sort((a, b) => b.issued_at - a.issued_at || (a.statement < b.statement ? 1 : -1));
  const texts = await findTexts(db, organisation, hashesOf(rows));
  return rows.map((row) => {
    const text = texts.get(row.document_text);
    return { ...answersOf(row, texts), ...headOf(text) };
  });
}

const headSchema = z.object({
  issuedBy: z.nullable(z.string()),
  totals: z.object({ paid: z.int() }),
});

/** A list of many reads two things of each: the rest of the document stays unread. */
function headOf(text: string | undefined): Pick<StatementLine, 'by' | 'paid'> {
  if (text === undefined) return { by: null, paid: null };
  const { issuedBy, totals } = headSchema.parse(JSON.parse(text));
  return { by: issuedBy, paid: totals.paid };
}

/** The one of exactly these days that stands, of each person who has one. */
export async function findStanding(
  db: Reader,
  organisation: string,
  of: { people: readonly string[]; from: string; to: string },
): Promise<Map<string, { id: string; state: StatementRow['state'] }>> {
  const rows = await inChunks([...of.people], (some) =>
    db
      .selectFrom('statement')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .where('first_day', '=', of.from)
      .where('last_day', '=', of.to)
      .where('replaced_by', 'is', null)
      .execute(),
  );
  return new Map(rows.map((row) => [row.person, { id: row.statement, state: stateOf(row) }]));
}

/** Those of exactly these days that stand: one, or one of each record where records were merged. */
export async function findStandingOf(
  db: Reader,
  organisation: string,
  of: { person: string; from: string; to: string },
): Promise<Stored[]> {
  return db
    .selectFrom('statement')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', of.person)
    .where('first_day', '=', of.from)
    .where('last_day', '=', of.to)
    .where('replaced_by', 'is', null)
    .orderBy('statement')
    .execute();
}

export function stateOf(row: Stored): StatementRow['state'] {
  if (row.replaced_by !== null) return 'replaced';
  return row.answer ?? (row.seen_at === null ? 'issued' : 'seen');
}

async function withTexts(
  db: Reader,
  organisation: string,
  rows: readonly Stored[],
): Promise<StatementRow[]> {
  const texts = await findTexts(db, organisation, hashesOf(rows));
  return rows.map((row) => ({
    ...answersOf(row, texts),
    issuedBy: row.issued_by,
    hash: row.document_text,
    document: readDocument(texts.get(row.document_text)),
  }));
}

function hashesOf(rows: readonly Stored[]): string[] {
  return rows.flatMap(({ document_text, dispute_text }) =>
    dispute_text === null ? [document_text] : [document_text, dispute_text],
  );
}

function answersOf(row: Stored, texts: ReadonlyMap<string, string>) {
  return {
    id: row.statement,
    person: row.person,
    from: row.first_day,
    to: row.last_day,
    issuedAt: row.issued_at,
    state: stateOf(row),
    seenAt: row.seen_at,
    answeredAt: row.answered_at,
    dispute: row.dispute_text === null ? null : (texts.get(row.dispute_text) ?? null),
    replacedBy: row.replaced_by,
  };
}

function readDocument(text: string | undefined): StatementDocument | null {
  return text === undefined ? null : statementDocumentSchema.parse(JSON.parse(text));
}

/** The statement of any organisation that bears this id and this hash; null: there is none. */
export async function findIssued(
  db: Reader,
  { statement, hash }: { statement: string; hash: string },
): Promise<StatementRow | null> {
  const row = await db
    .selectFrom('statement')
    .selectAll()
    .where('statement', '=', statement)
    .where('document_text', '=', hash)
    .executeTakeFirst();
  if (!row) return null;
  const [view] = await withTexts(db, row.organisation, [row]);
  return view ?? null;
}

/** A statement whose person has a login and was not told of it yet. */
export type Untold = {
  organisation: string;
  statement: string;
  person: string;
  address: string;
  language: Language | null;
};

/** Statements issued since an instant (ms) that stand, of people with a login. */
export async function findUntold(db: Reader, since: number): Promise<Untold[]> {
  const rows = await db
    .selectFrom('statement')
    .innerJoin('account_person', (join) =>
      join
        .onRef('account_person.organisation', '=', 'statement.organisation')
        .onRef('account_person.person', '=', 'statement.person'),
    )
    .innerJoin('account', 'account.id', 'account_person.account')
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'statement.organisation')
        .onRef('employee.person', '=', 'statement.person'),
    )
    .select([
      'statement.organisation',
      'statement.statement',
      'statement.person',
      'account.email as address',
      'employee.language',
    ])
    .where('statement.issued_at', '>=', since)
    .where('statement.replaced_by', 'is', null)
    .where('statement.seen_at', 'is', null)
    .where('account_person.revoked_at', 'is', null)
    .orderBy('statement.issued_at')
    .execute();
  return rows;
}
