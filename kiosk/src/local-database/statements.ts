import Dexie from 'dexie';
import type { OperationOf } from '@comptoir/shared/journal/operation';
import type { StatementRow } from '@comptoir/shared/timesheets/statement';
import { aboutRange } from './about.ts';
import { inOrder } from './roster.ts';
import type { LocalDatabase, StoredStatement } from './schema.ts';

/** `pending`: an answer that was not sent. */
export type OwnStatement = { row: StatementRow; pending: boolean };
/** As it is stored: `unpackStatement` reads its document. */
export type HeldStatement = { row: StoredStatement; pending: boolean };

type Answer = OperationOf<`statement.${'seen' | 'acknowledge' | 'dispute'}`>;

/** Somebody's statements, the newest first: what the server confirmed and what was done with them on this tablet. */
export async function statementsOf(
  { statements, journal, attachments }: LocalDatabase,
  person: string,
): Promise<HeldStatement[]> {
  const [from, to] = aboutRange('statements');
  const [confirmed, rows] = await Promise.all([
    statements
      .where('[person+to]')
      .between([person, Dexie.minKey], [person, Dexie.maxKey])
      .toArray(),
    journal.where('[overlay+about]').between(from, to).toArray(),
  ]);
  const texts = await attachments.bulkGet(rows.flatMap((row) => row.attachments));
  const words = new Map(texts.flatMap((one) => (one ? [[one.hash, one.text]] : [])));
  const own = new Map(
    confirmed.map((row): [string, HeldStatement] => [row.id, { row, pending: false }]),
  );
  for (const { bytes, at, state } of inOrder(rows)) {
    // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
    const operation = JSON.parse(bytes) as Answer;
    const known = own.get(operation.body.statement);
    if (known === undefined) continue;
    const row = answered(known.row, operation, at, words);
    own.set(row.id, { row, pending: known.pending || state === 'pending' });
  }
  return [...own.values()].sort(
    (a, b) => (a.row.to < b.row.to ? 1 : -1) || b.row.issuedAt - a.row.issuedAt,
  );
}

/** As the server will tell it: the first look stands, the latest answer counts. */
function answered(
  row: StoredStatement,
  operation: Answer,
  at: number,
  words: ReadonlyMap<string, string>,
): StoredStatement {
  const seenAt = row.seenAt ?? at;
  if (operation.kind === 'statement.seen') {
    return { ...row, seenAt, state: row.state === 'issued' ? 'seen' : row.state };
  }
  if (row.replacedBy !== null) return row;
  const dispute =
    operation.kind === 'statement.dispute' ? (words.get(operation.body.reasonText) ?? null) : null;
  const state = operation.kind === 'statement.dispute' ? 'disputed' : 'acknowledged';
  return { ...row, seenAt, answeredAt: at, dispute, state };
}
