import type { PunchType } from './operations.ts';
import { comparePunches, isCounted, type Punch } from './punch.ts';

/** What a person is doing, by their latest punch. */
export type SequenceState = 'out' | 'in' | 'break';

const states: Record<PunchType, SequenceState> = {
  in: 'in',
  'break-start': 'break',
  'break-end': 'in',
  out: 'out',
};

const acts: Record<SequenceState, PunchType[]> = {
  out: ['in'],
  in: ['break-start', 'out'],
  break: ['break-end', 'out'],
};

/** The state that a punch leaves behind (spec PUNCH-5); null: never punched. */
export function stateAfter(type: PunchType | null): SequenceState {
  return type === null ? 'out' : states[type];
}

/** The acts that a screen offers in a state. Nothing outside them is refused: it is flagged. */
export function allowedActs(state: SequenceState): PunchType[] {
  return [...acts[state]];
}

/** Whether a punch says again, or out of turn, what the one before it said (spec PUNCH-6). */
export function isDouble(previous: PunchType | null, type: PunchType): boolean {
  return !acts[stateAfter(previous)].includes(type);
}

/** What `nextAct` looks at; durations in ms. */
export type DaySoFar = {
  /** Worked in the period that is open. */
  worked: number;
  /** Breaks taken in the period that is open. */
  breaks: number;
  /** Ms until the shift on the schedule ends, negative after it; null when none is known. */
  untilPlannedEnd: number | null;
};

/** A first break is likely until this much of a period was worked without one. */
export const breakLikelyUntil = 5.5 * 3_600_000;
/** This close to the planned end, leaving is likelier than a break. */
export const leavingLikelyWithin = 45 * 60_000;

/** The act under the thumb (spec PUNCH-8). */
export function nextAct(state: SequenceState, day: DaySoFar): PunchType {
  if (state === 'out') return 'in';
  if (state === 'break') return 'break-end';
  const leaving = day.untilPlannedEnd !== null && day.untilPlannedEnd <= leavingLikelyWithin;
  return day.breaks > 0 || day.worked >= breakLikelyUntil || leaving ? 'out' : 'break-start';
}

/** The other acts of a state, beside the likely one. */
export function otherActs(state: SequenceState, next: PunchType): PunchType[] {
  return acts[state].filter((act) => act !== next);
}

/** The latest punch that counts (spec PUNCH-7); null for somebody who never punched. */
export function presenceOf(punches: readonly Punch[]): Punch | null {
  let latest: Punch | null = null;
  for (const punch of punches) {
    if (!isCounted(punch)) continue;
    if (latest === null || comparePunches(punch, latest) > 0) latest = punch;
  }
  return latest;
}
