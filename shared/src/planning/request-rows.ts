import type { Operation } from '../journal/operation.ts';
import type { AbsenceRow } from './absence.ts';
import type { SwapRow } from './swap.ts';
import { type SwapEvent, swapStateAfter } from './swap-states.ts';

type Of<Prefix extends string> = Extract<Operation, { kind: `${Prefix}.${string}` }>;
export type AbsenceOperation = Of<'absence'>;
export type SwapOperation = Of<'swap'>;

/** `at`: when it was said, ms. */
type Said = { at: number; textOf: (hash: string) => string | null };

/** What an operation makes of an absence; the same row where it changes nothing, because it will be refused. */
export function projectAbsenceRow(
  row: AbsenceRow | null,
  operation: AbsenceOperation,
  { at, textOf }: Said,
): AbsenceRow | null {
  const { kind, actor, body } = operation;
  if (kind === 'absence.ask' || kind === 'absence.set') {
    const { absence: id, person, type, span, reasonText } = body;
    const isSet = kind === 'absence.set';
    return (
      row ?? {
        ...{ id, person, type, span, state: isSet ? 'approved' : 'pending' },
        reason: reasonText === null ? null : textOf(reasonText),
        ...{ askedBy: actor, askedAt: at, decidedBy: isSet ? actor : null },
        ...{ decidedAt: isSet ? at : null, decisionReason: null },
      }
    );
  }
  if (row === null) return null;
  if (kind === 'absence.decide') {
    if (row.state !== 'pending') return row;
    const { decision: state, reasonText } = body;
    const decisionReason = reasonText === null ? null : textOf(reasonText);
    return { ...row, state, decidedBy: actor, decidedAt: at, decisionReason };
  }
  const isOwn = actor === row.person;
  const ends = row.state === 'pending' || (row.state === 'approved' && !isOwn);
  if (!ends) return row;
  return isOwn
    ? { ...row, state: 'cancelled' }
    : { ...row, state: 'cancelled', decidedBy: actor, decidedAt: at };
}

/**
 * The same of a swap.
 *
 * @param ownerOf whose a shift is; null: nobody's, so that the manager alone decides
 */
export function projectSwapRow(
  row: SwapRow | null,
  operation: SwapOperation,
  { at, textOf, ownerOf }: Said & { ownerOf: (shift: string) => string | null },
): SwapRow | null {
  const { kind, actor, body } = operation;
  if (kind === 'swap.ask') {
    const { swap: id, person, gives, takes, colleague, reasonText } = body;
    const owner = takes === null ? null : ownerOf(takes);
    return (
      row ?? {
        ...{ id, person, gives, takes, colleague: owner ?? colleague },
        state: gives === null && owner === null ? 'answered' : 'asked',
        reason: reasonText === null ? null : textOf(reasonText),
        ...{ askedAt: at, answeredAt: null, decidedBy: null, decidedAt: null },
        decisionReason: null,
      }
    );
  }
  if (row === null) return null;
  const state = swapStateAfter(row.state, eventOf(operation));
  if (state === 'conflict') return row;
  if (kind === 'swap.withdraw') return { ...row, state };
  if (kind === 'swap.answer') return { ...row, state, colleague: body.person, answeredAt: at };
  const { reasonText } = body;
  const decisionReason = reasonText === null ? null : textOf(reasonText);
  return { ...row, state, decidedBy: actor, decidedAt: at, decisionReason };
}

function eventOf(operation: Exclude<SwapOperation, { kind: 'swap.ask' }>): SwapEvent {
  if (operation.kind === 'swap.withdraw') return 'withdraw';
  if (operation.kind === 'swap.answer') return operation.body.accepted ? 'accept' : 'decline';
  return operation.body.decision === 'approved' ? 'approve' : 'refuse';
}
