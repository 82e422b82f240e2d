import type { Flag } from '../journal/flags.ts';
import { comparePunches, type Punch } from './punch.ts';

/**
 * Confirmed punches and those of the pending journal, each once, in their order (spec PUNCH-9). Which list
 * a row comes from does not matter: what the server holds wins over what only the tablet holds, and a
 * cancellation counts from wherever it comes.
 */
export function mergePunches(a: readonly Punch[], b: readonly Punch[]): Punch[] {
  const merged = new Map<string, Punch>();
  for (const punch of [...a, ...b]) {
    const other = merged.get(punch.id);
    merged.set(punch.id, other ? join(other, punch) : punch);
  }
  return [...merged.values()].sort(comparePunches);
}

function join(a: Punch, b: Punch): Punch {
  const [base, other] = rank(a, b) <= 0 ? [a, b] : [b, a];
  const cancelledBy = smaller(base.cancelledBy, other.cancelledBy);
  const late = other.flags.includes('late-cancel') && !base.flags.includes('late-cancel');
  const flags: Flag[] = late ? [...base.flags, 'late-cancel'] : base.flags;
  return { ...base, cancelledBy, flags };
}

function rank(a: Punch, b: Punch): number {
  const received = (a.receivedAt ?? Infinity) - (b.receivedAt ?? Infinity);
  // Infinity - Infinity is NaN: both are only on the tablet.
  if (received) return received;
  const [left, right] = [facts(a), facts(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A punch without what a later cancellation changes, as a string that orders two versions of it. */
function facts(punch: Punch): string {
  const { cancelledBy: _, flags, ...rest } = punch;
  return JSON.stringify([rest, flags.filter((flag) => flag !== 'late-cancel')]);
}

function smaller(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
