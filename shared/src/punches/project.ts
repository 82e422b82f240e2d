import type { Flag } from '../journal/flags.ts';
import type { DeviceOperation } from '../journal/operation.ts';
import { businessDay, type DayRule } from '../time/business-day.ts';
import { correctedTime, type ReceiptBounds } from '../time/corrected.ts';
import type { PunchType } from './operations.ts';
import type { Punch } from './punch.ts';
import { isDouble } from './sequence.ts';

export type PunchOperation = Extract<DeviceOperation, { kind: 'punch.record' | 'punch.declare' }>;
export type CancelOperation = Extract<DeviceOperation, { kind: 'punch.cancel' }>;

/** « Annuler » stands on the screen for this long, in ms. */
export const cancelWindow = 10_000;
/** A finger that began in time ends a little later: up to here a cancellation is not late. */
const cancelGrace = 5_000;

export type PunchContext = {
  bounds: ReceiptBounds;
  /** Of the establishment that the envelope names. */
  rule: DayRule;
  /** Text of the operation's `nameText`; null when there is none or it was erased. */
  name?: string | null;
  /** Type of the person's latest punch that counts, null for none; left out where nobody knows. */
  previous?: PunchType | null;
  /** What only the caller can see: unknown, archived or moved person, fork, lease. */
  flags?: readonly Flag[];
};

/** A declared time stands on whole minutes: the one that has just begun may be declared. */
const declaredGrace = 60_000;

/**
 * When a punch stands (spec PUNCH-1 and PUNCH-2): the corrected time of the clock, or the time declared. Nobody declares
 * what is still to come: a later time is a clock that ran ahead, and would hide every punch until then.
 *
 * @returns `at` in ms since 1970, and what is doubtful about it
 */
export function punchTime(
  operation: PunchOperation,
  bounds: ReceiptBounds,
): { at: number; flags: Flag[] } {
  const corrected = correctedTime(operation.clock, bounds);
  if (operation.kind === 'punch.record') return corrected;
  const { at } = operation.body;
  if (at <= corrected.at + declaredGrace) return { at, flags: corrected.flags };
  return { at: corrected.at, flags: [...new Set<Flag>([...corrected.flags, 'clock-clamped'])] };
}

/**
 * The row of a `punch.record` or `punch.declare` (spec PUNCH-1 to PUNCH-3). The tablet's overlay and the
 * server's projection call this one function, so they show the same punch.
 */
export function projectPunch(operation: PunchOperation, context: PunchContext): Punch {
  const corrected = punchTime(operation, context.bounds);
  const declared = operation.kind === 'punch.declare';
  const { at } = corrected;
  const flags: Flag[] = [...(context.flags ?? [])];
  if (operation.body.person === null) flags.push('unknown-person');
  if (operation.auth === 'none') flags.push('no-pin');
  if (declared) flags.push('declared');
  if (context.previous !== undefined && isDouble(context.previous, operation.body.type)) {
    flags.push('double');
  }
  // A declared time does not come from the clock, but when it was declared does.
  flags.push(...corrected.flags);
  return {
    id: operation.id,
    person: operation.body.person,
    name: context.name ?? null,
    type: operation.body.type,
    at,
    wall: operation.clock.wall,
    receivedAt: context.bounds.before,
    day: businessDay(at, context.rule.zone, context.rule.cutOffHour),
    device: operation.device,
    epoch: operation.epoch,
    seq: operation.seq,
    auth: operation.auth,
    declared,
    cancelledBy: null,
    flags: [...new Set(flags)],
  };
}

/**
 * The punch after « Annuler » (spec PUNCH-4): kept and marked. The first cancellation stays. A late one,
 * or one from another tablet, is applied and flagged: the decision belongs to whoever looks at it.
 */
export function projectCancel(operation: CancelOperation, punch: Punch): Punch {
  if (punch.cancelledBy !== null) return punch;
  const flags = isLateCancel(operation, punch)
    ? [...new Set<Flag>([...punch.flags, 'late-cancel'])]
    : punch.flags;
  return { ...punch, cancelledBy: operation.id, flags };
}

/** Flags of the cancellation itself; `punch` is null when nobody knows what it cancels. */
export function cancelFlags(operation: CancelOperation, punch: Punch | null): Flag[] {
  if (punch === null) return ['unknown-punch'];
  return isLateCancel(operation, punch) ? ['late-cancel'] : [];
}

function isLateCancel(operation: CancelOperation, punch: Punch): boolean {
  // Raw clocks of one tablet, seconds apart: receipts would only blur the difference.
  const elapsed = Math.abs(operation.clock.wall - punch.wall);
  return operation.device !== punch.device || elapsed > cancelWindow + cancelGrace;
}
