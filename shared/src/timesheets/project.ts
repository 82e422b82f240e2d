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
  const kept = punches
    .filter((punch) => punch.correction !== correction)
    .map((punch) => restorePunch(punch, correction))
    .map((punch) => (removed.has(punch.id) ? setPunchAside(punch, correction) : punch));
  return standing === null ? kept : [...kept, ...projectCorrection(standing, context)];
}
