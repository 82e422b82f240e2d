import type { CorrectionOperation } from '@comptoir/shared/timesheets/correction-states';
import type { Reader } from '../../database/connection.ts';
import type { StoredOperation } from '../../journal/stored.ts';
import { readChange } from './change.ts';
import { findAppliedAbout } from './queries.ts';

const kinds: readonly CorrectionOperation['kind'][] = [
  'correction.propose',
  'correction.decide',
  'correction.withdraw',
  'correction.object',
];

/**
 * What was asked for, decided and objected to about somebody's days, under each of their records, and the punches that it
 * would set aside or did: a night's departure lies on the day after.
 *
 * @param of.standing corrections that set punches of these days aside, of whichever day they are
 */
export async function correctionsAbout(
  db: Reader,
  organisation: string,
  of: { first: string; last: string; people: readonly string[]; standing: readonly string[] },
): Promise<{ rows: StoredOperation[]; removed: string[] }> {
  const { first, last, people } = of;
  const found = (await findAppliedAbout(db, organisation, { kinds, people }))
    .map(readChange)
    .flatMap(({ row, operation }) =>
      operation && isCorrection(operation) ? [{ row, operation }] : [],
    );
  const ids = new Set(of.standing);
  for (const { operation } of found) {
    if (operation.kind !== 'correction.propose') continue;
    const { day, correction } = operation.body;
    if (day >= first && day <= last) ids.add(correction);
  }
  const theirs = found.filter(({ operation }) => ids.has(operation.body.correction));
  return {
    rows: theirs.map(({ row }) => row),
    removed: theirs.flatMap(({ operation }) => removedBy(operation)),
  };
}

function isCorrection(operation: { kind: string }): operation is CorrectionOperation {
  return (kinds as readonly string[]).includes(operation.kind);
}

function removedBy(operation: CorrectionOperation): string[] {
  if (operation.kind === 'correction.propose') return operation.body.change.remove;
  return operation.kind === 'correction.decide' ? (operation.body.edited?.remove ?? []) : [];
}
