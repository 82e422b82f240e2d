import type { AbsenceSpan } from '@comptoir/shared/planning/absence';
import type { Speech } from '../language/speech.ts';

/** `23–27 novembre 2026, lun., mar., 18:00 – 23:00`: when somebody is away. */
export function absenceWhen({ days, dayLong, dayShort, text }: Speech, span: AbsenceSpan): string {
  const { from, to, weekdays, times } = span;
  const when = from === to ? dayLong(from) : days(from, to);
  // 5 January 2026 is a Monday.
  const named = weekdays?.map((one) => dayShort(`2026-01-${String(4 + one).padStart(2, '0')}`));
  const parts = [
    when,
    named?.map((name) => name.replaceAll(/[\s\d]+/g, '')).join(' '),
    times === null ? undefined : text('mine.absence-between', times),
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}
