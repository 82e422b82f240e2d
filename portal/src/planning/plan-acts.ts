import type { PlannedShift, WrittenContent } from '@comptoir/shared/planning/portal';
import { movedBy } from '@comptoir/shared/planning/copy';
import type { DayRule } from '@comptoir/shared/time/business-day';
import { carriedTo, dayOf, daysApart } from './carry.ts';
import type { Row, RowOf } from './plan-board.ts';
import { type Edit, standingOf, writtenOf } from './plan.ts';

/** Where shifts go: a line of the board, and so many lines and days from where they were taken. */
export type Way = { rows: number; days: number };

/** What stands of a shift, as an edit begins; null where nothing stands. */
export function standingEdit(shift: PlannedShift): { shift: string; from: WrittenContent } | null {
  const from = writtenOf(standingOf(shift));
  return from === null ? null : { shift: shift.id, from };
}

/** A shift as it would be in a line: of that person, of nobody, or at that position. */
export function placedIn(content: WrittenContent, of: RowOf): WrittenContent {
  switch (of.kind) {
    case 'open':
      return { ...content, person: null };
    case 'person':
      return { ...content, person: of.person.id, team: null };
    case 'position':
      return { ...content, position: of.position?.id ?? null };
    case 'gone':
      return content;
  }
}

/** Shifts some lines and days away, at their wall times; those that would leave the board stay out. */
export function movedAcross(
  shifts: readonly PlannedShift[],
  way: Way,
  board: { rows: readonly Row[]; by: 'people' | 'positions'; zone: string },
): Edit[] {
  return shifts.flatMap((shift) => {
    const edit = standingEdit(shift);
    if (edit === null) return [];
    const line = lineOf(edit.from, board);
    const to = board.rows[line + way.rows];
    if (line === -1 || to === undefined || (way.rows !== 0 && to.of.kind === 'gone')) return [];
    const placed = way.rows === 0 ? edit.from : placedIn(edit.from, to.of);
    return [{ ...edit, to: movedBy(placed, way.days, board.zone) }];
  });
}

/** The same as new shifts beside the old ones. */
export function copied(edits: readonly Edit[], newId: () => string): Edit[] {
  return edits.map(({ to }) => ({ shift: newId(), from: null, to }));
}

function lineOf(
  content: WrittenContent,
  { rows, by }: { rows: readonly Row[]; by: 'people' | 'positions' },
): number {
  const key = by === 'people' ? (content.person ?? 'open') : (content.position ?? 'none');
  return rows.findIndex((row) => row.key === key);
}

/** What is taken away. */
export function removing(shifts: readonly PlannedShift[]): Edit[] {
  return shifts.flatMap((shift) => {
    const edit = standingEdit(shift);
    return edit === null ? [] : [{ ...edit, to: null }];
  });
}

/** What Ctrl+C keeps: contents, and where they stood from the first of them. */
export type Clipboard = readonly { content: WrittenContent; rows: number; days: number }[];

export function clipboardOf(
  shifts: readonly PlannedShift[],
  board: { rows: readonly Row[]; by: 'people' | 'positions'; rule: DayRule },
): Clipboard {
  const contents = shifts.flatMap((shift) => writtenOf(standingOf(shift)) ?? []);
  const places = contents.map((content) => ({
    content,
    line: lineOf(content, board),
    day: dayOf(content, board.rule),
  }));
  const top = Math.min(...places.map(({ line }) => line));
  const first = places.map(({ day }) => day).sort()[0] ?? '';
  return places.map(({ content, line, day }) => ({
    content,
    rows: line - top,
    days: daysApart(first, day),
  }));
}

/** What Ctrl+V adds where the focus stands. */
export function pasted(
  clipboard: Clipboard,
  at: { row: number; day: string },
  board: { rows: readonly Row[]; rule: DayRule; newId: () => string },
): Edit[] {
  return clipboard.flatMap(({ content, rows, days }) => {
    const row = board.rows[at.row + rows];
    if (row === undefined || row.of.kind === 'gone') return [];
    const there = carriedTo(placedIn(content, row.of), at.day, board.rule);
    return [{ shift: board.newId(), from: null, to: movedBy(there, days, board.rule.zone) }];
  });
}

/** What shall become of the shifts that stand where others are copied to. */
export type Existing = 'add' | 'replace' | 'empty-days';

/**
 * Shifts onto other days (spec PLAN-61): `add` beside what stands, `replace` instead of it, `empty-days` only for whoever has
 * nothing on that day.
 *
 * @param standing what stands on the days that are copied to
 */
export function layingOut(
  contents: readonly WrittenContent[],
  standing: readonly PlannedShift[],
  existing: Existing,
  { rule, newId }: { rule: DayRule; newId: () => string },
): Edit[] {
  const adding = (some: readonly WrittenContent[]): Edit[] =>
    some.map((to) => ({ shift: newId(), from: null, to }));
  if (existing === 'add') return adding(contents);
  if (existing === 'replace') return [...removing(standing), ...adding(contents)];
  const taken = new Set(
    standing.flatMap((shift) => {
      const content = standingOf(shift);
      return content === null ? [] : [`${content.person} ${dayOf(content, rule)}`];
    }),
  );
  return adding(contents.filter((one) => !taken.has(`${one.person} ${dayOf(one, rule)}`)));
}
