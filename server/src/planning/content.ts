import type { SeenShift } from '@comptoir/shared/planning/change';
import { type ShiftContent, shiftContentSchema } from '@comptoir/shared/planning/shift';
import type { PlanningTables } from './tables.ts';

export type StoredShift = PlanningTables['shift'];

/** What a published shift says. */
export function contentOf(row: Omit<StoredShift, 'organisation' | 'published_at'>): ShiftContent {
  const { person, starts_at: start, ends_at: end, pause, position, team, note_text } = row;
  return { person, start, end, pause, position, team, noteText: note_text };
}

/** The columns that a shift's content fills. */
export function columnsOf({ start, end, noteText, ...rest }: ShiftContent) {
  return { ...rest, starts_at: start, ends_at: end, note_text: noteText };
}

/** As it stands in a column; null where there is none. */
export function readContent(text: string | null): ShiftContent | null {
  return text === null ? null : shiftContentSchema.parse(JSON.parse(text));
}

/** Fields in one order, whatever order they came in: the same content is the same text. */
export function writeContent(content: ShiftContent | null): string | null {
  if (content === null) return null;
  const { person, start, end, pause, position, team, noteText } = content;
  return JSON.stringify({ person, start, end, pause, position, team, noteText });
}

/** What its own person is shown of a shift. */
export function shownOf(
  content: ShiftContent | null,
  textOf: (hash: string) => string | null,
): SeenShift | null {
  if (content === null) return null;
  const { start, end, pause, position, noteText } = content;
  return { start, end, pause, position, note: noteText === null ? null : textOf(noteText) };
}
