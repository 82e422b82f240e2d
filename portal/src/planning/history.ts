import { type Edit, composed, inverse, isSameWritten, standingOf, writtenOf } from './plan.ts';
import type { PlannedShift } from '@comptoir/shared/planning/portal';

/** What was done on this page, the newest last, and what was taken back (spec PLAN-64). */
export type History = { past: readonly (readonly Edit[])[]; future: readonly (readonly Edit[])[] };

export const noHistory: History = { past: [], future: [] };
const longest = 100;

/** Something new was done: what was taken back before cannot be done again. */
export function remembered({ past }: History, edits: readonly Edit[]): History {
  return { past: [...past, composed(edits)].slice(-longest), future: [] };
}

/** What a step back or forward does; null where there is none. */
export function stepped(
  { past, future }: History,
  step: 'undo' | 'redo',
): { history: History; edits: Edit[] } | null {
  const edits = step === 'undo' ? past.at(-1) : future.at(-1);
  if (edits === undefined) return null;
  return step === 'undo'
    ? {
        history: { past: past.slice(0, -1), future: [...future, edits] },
        edits: inverse(edits),
      }
    : { history: { past: [...past, edits], future: future.slice(0, -1) }, edits: [...edits] };
}

/** Whether every shift still is what these edits begin with: somebody else may have changed it since. */
export function isPossible(edits: readonly Edit[], shifts: readonly PlannedShift[]): boolean {
  const rows = new Map(shifts.map((one) => [one.id, one]));
  return edits.every(({ shift, from }) => {
    const row = rows.get(shift);
    return isSameWritten(row ? writtenOf(standingOf(row)) : null, from);
  });
}
