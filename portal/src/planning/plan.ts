import type { ContentView, PlannedShift, WrittenContent } from '@comptoir/shared/planning/portal';

/** How a shift stands: `published` as it is shown to everybody; the others are drafts that managers alone see. */
export type ShiftState = 'published' | 'new' | 'changed' | 'removed';

/** One shift from what stood to what shall stand. Null: there was none, there shall be none. */
export type Edit = { shift: string; from: WrittenContent | null; to: WrittenContent | null };

/** What stands for managers: the draft, else what is published; null where it is to go. */
export function standingOf({ draft, published }: PlannedShift): ContentView | null {
  return draft === 'removed' ? null : (draft ?? published);
}

export function stateOf({ draft, published }: PlannedShift): ShiftState {
  if (draft === 'removed') return 'removed';
  if (draft === null) return 'published';
  return published === null ? 'new' : 'changed';
}

export function isDraft(shift: PlannedShift): boolean {
  return shift.draft !== null;
}

/** A content as a manager writes it: the text of the note instead of its hash. */
export function writtenOf(content: ContentView | null): WrittenContent | null {
  if (content === null) return null;
  const { person, start, end, pause, position, team, note } = content;
  return { person, start, end, pause, position, team, note };
}

export function isSameWritten(one: WrittenContent | null, other: WrittenContent | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.person === other.person &&
    one.start === other.start &&
    one.end === other.end &&
    one.pause === other.pause &&
    one.position === other.position &&
    one.team === other.team &&
    one.note === other.note
  );
}

/** The shifts as they are once these edits are done, in the order in which they were. Those that nothing touches stay the same objects. */
export function withEdits(
  shifts: readonly PlannedShift[],
  edits: readonly Edit[],
): readonly PlannedShift[] {
  if (edits.length === 0) return shifts;
  const rows = new Map(shifts.map((one) => [one.id, one]));
  for (const { shift, to } of edits) {
    const before = rows.get(shift) ?? {
      id: shift,
      published: null,
      draft: null,
      publishedAt: null,
    };
    const after = drafted(before, to);
    if (after === null) rows.delete(shift);
    else rows.set(shift, after);
  }
  return [...rows.values()];
}

function drafted(shift: PlannedShift, to: WrittenContent | null): PlannedShift | null {
  const { published } = shift;
  if (isSameWritten(writtenOf(published), to)) {
    return published === null ? null : { ...shift, draft: null };
  }
  if (to === null) return { ...shift, draft: 'removed' };
  // Whoever knows the hash is the server; an equal note keeps the one that it has.
  const known = [standingOf(shift), published].find((one) => one?.note === to.note);
  return { ...shift, draft: { ...to, noteText: known?.noteText ?? null } };
}

/** Edits one after the other as one for each shift; what comes back to where it began is none. */
export function composed(edits: readonly Edit[]): Edit[] {
  const found = new Map<string, Edit>();
  for (const edit of edits) {
    const first = found.get(edit.shift);
    found.set(edit.shift, { ...edit, from: first ? first.from : edit.from });
  }
  return [...found.values()].filter(({ from, to }) => !isSameWritten(from, to));
}

/** What takes these edits back. */
export function inverse(edits: readonly Edit[]): Edit[] {
  return [...edits].reverse().map(({ shift, from, to }) => ({ shift, from: to, to: from }));
}

/** What takes every draft back to what is published (spec PLAN-65). */
export function discarding(shifts: readonly PlannedShift[]): Edit[] {
  return shifts.filter(isDraft).map((shift) => ({
    shift: shift.id,
    from: writtenOf(standingOf(shift)),
    to: writtenOf(shift.published),
  }));
}
