import type { TimeRules } from '../establishments/time-rules.ts';
import type { Punch } from '../punches/punch.ts';

/** A closed span of business days that stands. */
export type Lock = {
  id: string;
  from: string;
  to: string;
  /** When the server closed it. */
  at: number;
  /** By which its days are paid; null: where nobody knows, those of now. */
  rules: TimeRules | null;
  /** Closes only what was worked there; left out: everywhere that is looked at. */
  establishment?: string;
};

/** The lock of a business day at an establishment (null: nobody knows where); of several the first that closed it. */
export function lockOf(locks: readonly Lock[], day: string, place: string | null): Lock | null {
  let found: Lock | null = null;
  for (const lock of locks) {
    if (day < lock.from || day > lock.to) continue;
    if (lock.establishment !== undefined && lock.establishment !== place) continue;
    if (found === null || lock.at < found.at) found = lock;
  }
  return found;
}

/** When the server knew that a punch is this person's. A punch that is only on the tablet is later than any lock. */
function knownAt(punch: Punch): number {
  return Math.max(punch.receivedAt ?? Infinity, punch.attached?.at ?? 0);
}

/** Whether what is known of a punch now came after a lock: it arrived, or was cancelled, since (spec SHEET-20). */
export function isLate(punch: Punch, lock: Lock): boolean {
  if (punch.setAside !== undefined) return false;
  if (punch.cancelledBy === null) return knownAt(punch) > lock.at;
  return knownAt(punch) <= lock.at && cancelledAfter(punch, lock);
}

/** A correction, and when somebody last decided about it, ms. */
export type Decided = { id: string; decision: { at: number } | null };

/** Punches as they stood when the days were closed (spec SHEET-20). */
export function punchesAsOf(
  punches: readonly Punch[],
  corrections: readonly Decided[],
  lock: Lock,
): Punch[] {
  const later = new Set(
    corrections.filter((one) => (one.decision?.at ?? 0) > lock.at).map((one) => one.id),
  );
  return punches
    .filter((punch) => knownAt(punch) <= lock.at)
    .map((punch) => {
      const { setAside, ...rest } = punch;
      const before: Punch =
        setAside === undefined || later.has(setAside) ? rest : { ...rest, setAside };
      return cancelledAfter(punch, lock) ? { ...before, cancelledBy: null } : before;
    });
}

function cancelledAfter(punch: Punch, lock: Lock): boolean {
  return punch.cancelledBy !== null && (punch.cancelledAt ?? Infinity) > lock.at;
}
