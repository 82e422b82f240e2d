import { spanOn } from '@comptoir/shared/planning/copy';
import type { PlannedShift, WrittenContent } from '@comptoir/shared/planning/portal';
import type { DayRule } from '@comptoir/shared/time/business-day';
import { dayOf } from './carry.ts';
import { standingOf, writtenOf } from './plan.ts';
import type { RowOf } from './plan-board.ts';
import { readTimes, timesText } from './times-text.ts';

/** A shift as it is typed. */
export type ShiftDraft = {
  day: string;
  times: string;
  /** Minutes. */
  pause: string;
  person: string | null;
  position: string | null;
  team: string | null;
  note: string;
};

export type DraftFault = 'times' | 'pause' | 'day';

/** An empty form for a cell: whose line it is, and what was typed last, since a week is filled with the same hours. */
export function draftFor(
  of: RowOf,
  day: string,
  last: Pick<ShiftDraft, 'times' | 'pause' | 'position'> | null,
): ShiftDraft {
  return {
    day,
    times: '',
    pause: last?.pause ?? '',
    person: of.kind === 'person' ? of.person.id : null,
    position: of.kind === 'position' ? (of.position?.id ?? null) : (last?.position ?? null),
    team: null,
    note: '',
  };
}

export function draftOf(shift: PlannedShift, rule: DayRule): ShiftDraft | null {
  const content = writtenOf(standingOf(shift) ?? shift.published);
  if (content === null) return null;
  const { person, position, team, note, pause } = content;
  return {
    ...{ person, position, team },
    day: dayOf(content, rule),
    times: timesText(content, rule.zone),
    pause: pause === 0 ? '' : String(pause),
    note: note ?? '',
  };
}

/** What was typed as a shift, or what is wrong with it. */
export function readDraft(
  draft: ShiftDraft,
  rule: DayRule,
): { ok: true; content: WrittenContent } | { ok: false; faults: DraftFault[] } {
  const times = readTimes(draft.times);
  const known = /^\d{4}-\d\d-\d\d$/.test(draft.day) && !Number.isNaN(Date.parse(draft.day));
  const pause = readPause(draft.pause);
  const span = times === null || !known ? null : spanOn(draft.day, times, rule);
  const fits = pause !== null && (span === null || pause * 60_000 < span.end - span.start);
  if (span !== null && fits) {
    const { person, position, team } = draft;
    const note = draft.note.trim();
    const content = { ...span, pause, person, position, team: person === null ? team : null };
    return { ok: true, content: { ...content, note: note === '' ? null : note } };
  }
  const faults: DraftFault[] = [
    ...(times === null ? (['times'] as const) : []),
    ...(fits ? [] : (['pause'] as const)),
    ...(known ? [] : (['day'] as const)),
  ];
  return { ok: false, faults };
}

/** Minutes: `30`, `30 min`, `0h30`, `1h`. Empty: none. */
function readPause(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') return 0;
  const hours = /^(\d)\s*h\s*(\d{2})?$/.exec(trimmed);
  const minutes = hours
    ? Number(hours[1]) * 60 + Number(hours[2] ?? 0)
    : Number(/^(\d{1,3})\s*(?:min|mn|m)?$/.exec(trimmed)?.[1] ?? NaN);
  return Number.isInteger(minutes) && minutes <= 480 ? minutes : null;
}
