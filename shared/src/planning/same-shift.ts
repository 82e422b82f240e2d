import type { ShiftContent } from './shift.ts';

/** Longest shift, in ms: a night that ends the next day, never more than a day. */
export const longestShift = 24 * 3_600_000;

/** Ms of work that a shift plans: its length without the break. */
export function plannedWork({ start, end, pause }: Pick<ShiftContent, 'start' | 'end' | 'pause'>) {
  return end - start - pause * 60_000;
}

/** Whether two shifts say the same; null: there is none. */
export function isSameShift(one: ShiftContent | null, other: ShiftContent | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.person === other.person &&
    one.start === other.start &&
    one.end === other.end &&
    one.pause === other.pause &&
    one.position === other.position &&
    one.team === other.team &&
    one.noteText === other.noteText
  );
}

/** Whether whoever has it is shown the same: whom a shift would be for if it were open is nothing to them. */
export function looksSame(one: ShiftContent | null, other: ShiftContent | null): boolean {
  if (one === null || other === null) return one === other;
  return isSameShift({ ...one, team: null }, { ...other, team: null });
}
