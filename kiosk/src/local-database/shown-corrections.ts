import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import { isUndecided } from '@comptoir/shared/timesheets/correction-states';
import { correctionsAsked } from './corrections.ts';
import type { LocalDatabase } from './schema.ts';

/** A correction as this tablet shows it; `pending`: something of it was not sent. */
export type ShownCorrection = { row: CorrectionRow; pending: boolean };

/** Corrections of days from `from` on, of one person or of everybody (null): confirmed ones and what this tablet holds. */
export async function readCorrections(
  database: LocalDatabase,
  person: string | null,
  from: string,
): Promise<ShownCorrection[]> {
  const [confirmed, asked] = await Promise.all([
    person === null
      ? database.corrections.where('day').aboveOrEqual(from).toArray()
      : database.corrections
          .where('[person+day]')
          .between([person, from], [person, '\uffff'])
          .toArray(),
    correctionsAsked(database),
  ]);
  const shown = new Map(
    confirmed.map((row): [string, ShownCorrection] => [row.id, { row, pending: false }]),
  );
  for (const { row, pending } of asked) {
    if (row.day >= from && (person === null || row.person === person)) {
      shown.set(row.id, { row, pending });
    }
  }
  return [...shown.values()].sort((a, b) => b.row.proposedAt - a.row.proposedAt);
}

/** So long a decision is news. Ms. */
const newsFor = 31 * 86_400_000;

/**
 * Decisions about somebody's corrections that are news, seen here or not. By their names and not by a time: a decision that was
 * taken offline arrives after later ones were seen.
 */
export async function recentOutcomes(
  database: LocalDatabase,
  person: string,
  now: number,
): Promise<ShownCorrection[]> {
  const from = new Date(now - 4 * newsFor).toISOString().slice(0, 10);
  const corrections = await readCorrections(database, person, from);
  return corrections.filter(
    ({ row }) => row.decision !== null && row.decision.at > now - newsFor && !isUndecided(row),
  );
}

/** Names one decision, the same before and after the server has it: after an objection it is another one. */
export function outcomeKey({ row: { id, decision, objection } }: ShownCorrection): string {
  const edited = decision?.edited === true ? 'edited' : 'as asked';
  return [id, decision?.decision, edited, objection === null ? 'first' : 'again'].join(' ');
}
