import type { Punch } from '../punches/punch.ts';
import { businessDay, type DayRule } from '../time/business-day.ts';
import type { PunchChange } from './operations.ts';

export type CorrectionContext = {
  correction: string;
  person: string;
  /** Of the correction's establishment. */
  rule: DayRule;
  /** When the server first held the decision; null while it is only on this tablet. */
  receivedAt: number | null;
};

/** The rows of the punches that an approved correction adds (spec SHEET-31): the same on tablet and server. */
export function projectCorrection(change: PunchChange, context: CorrectionContext): Punch[] {
  const { correction, person, rule, receivedAt } = context;
  return change.add.map(({ punch, type, at }, index) => ({
    id: punch,
    person,
    name: null,
    type,
    at,
    wall: at,
    receivedAt,
    day: businessDay(at, rule.zone, rule.cutOffHour),
    // Nobody punched it: its place in the order of PUNCH-7 is the correction's.
    device: correction,
    epoch: correction,
    seq: index + 1,
    auth: 'manager',
    declared: false,
    cancelledBy: null,
    correction,
    flags: [],
  }));
}

/** A punch that a correction sets aside (spec SHEET-31): shown, never counted. The first correction stays. */
export function setPunchAside(punch: Punch, correction: string): Punch {
  return punch.setAside === undefined ? { ...punch, setAside: correction } : punch;
}

/** A punch after the correction no longer stands: what another one set aside stays so. */
export function restorePunch(punch: Punch, correction: string): Punch {
  if (punch.setAside !== correction) return punch;
  const { setAside: _, ...restored } = punch;
  return restored;
}

/**
 * What a correction adds, as it stands where it was added before: what somebody took away from it since stays away, by another
 * correction or a cancellation.
 */
export function addedAgain(added: Punch, before: Punch | undefined): Punch {
  if (before === undefined) return added;
  const { setAside, cancelledBy, cancelledAt } = before;
  return {
    ...added,
    cancelledBy,
    ...(cancelledAt !== undefined && { cancelledAt }),
    ...(setAside !== undefined && { setAside }),
  };
}

/**
 * A list of punches as a correction makes it stand (spec SHEET-31): whatever it changed before is taken back first, so
 * that a decision that is taken again, edited or refused leaves nothing behind.
 *
 * @param standing what counts of it now; null: nothing
 */
export function standCorrection(
  punches: readonly Punch[],
  standing: PunchChange | null,
  context: CorrectionContext,
): Punch[] {
  const { correction } = context;
  const removed = new Set(standing?.remove ?? []);
  const before = new Map(punches.map((punch) => [punch.id, punch]));
  const kept = punches
    .filter((punch) => punch.correction !== correction)
    .map((punch) => restorePunch(punch, correction))
    .map((punch) => (removed.has(punch.id) ? setPunchAside(punch, correction) : punch));
  if (standing === null) return kept;
  const added = projectCorrection(standing, context);
  return [...kept, ...added.map((punch) => addedAgain(punch, before.get(punch.id)))];
}
