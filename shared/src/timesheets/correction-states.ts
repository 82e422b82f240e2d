import type { Operation } from '../journal/operation.ts';
import type { CorrectionRow } from './correction.ts';

export type CorrectionState = CorrectionRow['state'];
export type CorrectionKind = `correction.${'propose' | 'decide' | 'withdraw' | 'object'}`;
export type CorrectionOperation = Extract<Operation, { kind: CorrectionKind }>;

const open: readonly CorrectionState[] = ['pending', 'objected'];
const decided: readonly CorrectionState[] = ['approved', 'refused'];

/** Whether somebody has to decide about it: nobody has, or the person does not agree. */
export function isUndecided({ state }: Pick<CorrectionRow, 'state'>): boolean {
  return open.includes(state);
}

/**
 * Where a correction stands after an act (spec CORR-20); `state` null: nobody has proposed it. Deciding what was decided
 * meanwhile is a conflict: the second of two managers sees what the first one said.
 */
export function correctionStateAfter(
  state: CorrectionState | null,
  act: CorrectionKind,
  decision: 'approved' | 'refused' = 'approved',
): CorrectionState | 'conflict' | 'not-found' {
  if (act === 'correction.propose') return state === null ? 'pending' : 'conflict';
  if (state === null) return 'not-found';
  if (act === 'correction.decide') return open.includes(state) ? decision : 'conflict';
  if (act === 'correction.withdraw') return state === 'pending' ? 'withdrawn' : 'conflict';
  return decided.includes(state) ? 'objected' : 'conflict';
}

/** What an operation makes of a correction; the same row where it changes nothing, because it will be refused. */
export function projectCorrectionRow(
  row: CorrectionRow | null,
  operation: Pick<CorrectionOperation, 'actor' | 'kind' | 'body'>,
  { at, textOf }: { at: number; textOf: (hash: string) => string | null },
): CorrectionRow | null {
  const asked = operation as CorrectionOperation;
  const { actor } = asked;
  const decision = asked.kind === 'correction.decide' ? asked.body.decision : 'approved';
  const state = correctionStateAfter(row?.state ?? null, asked.kind, decision);
  if (state === 'conflict' || state === 'not-found') return row;
  if (asked.kind === 'correction.propose') {
    const { correction: id, person, day, change, reasonText } = asked.body;
    return {
      ...{ id, person, day, state, asked: change, standing: null, reason: textOf(reasonText) },
      ...{ proposedBy: actor, proposedAt: at, decision: null, objection: null },
    };
  }
  if (row === null) return null;
  if (asked.kind === 'correction.withdraw') return { ...row, state };
  if (asked.kind === 'correction.object') {
    return { ...row, state, objection: { at, reason: textOf(asked.body.reasonText) } };
  }
  const { edited, reasonText } = asked.body;
  const reason = reasonText === null ? null : textOf(reasonText);
  return {
    ...row,
    state,
    standing: decision === 'approved' ? (edited ?? row.asked) : null,
    decision: { by: actor, at, decision, edited: edited !== null, reason },
  };
}
