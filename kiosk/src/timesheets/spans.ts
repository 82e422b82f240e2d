import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import type { Span } from './view.ts';

/** How far back somebody's own hours go: the months that a tablet holds (DESIGN §6). */
const monthsHeld = 13;

/** The week or the month that holds a business day. */
export function spanOf(kind: Span['kind'], day: string): Span {
  if (kind === 'week') {
    const from = mondayOf(day);
    return { kind, from, to: addDays(from, 6) };
  }
  const from = `${day.slice(0, 7)}-01`;
  return { kind, from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
}

/** The span before or after. */
export function besides({ kind, from, to }: Span, which: 'before' | 'after'): Span {
  return spanOf(kind, which === 'before' ? addDays(from, -1) : addDays(to, 1));
}

/** Whether there is one to go to: none to come, and none older than the tablet holds. */
export function canGo(span: Span, which: 'before' | 'after', today: string): boolean {
  const next = besides(span, which);
  return which === 'after' ? next.from <= today : next.to >= earliestMonth(today);
}

function earliestMonth(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const first = year * 12 + month - 1 - (monthsHeld - 1);
  const named = `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}`;
  return `${named}-01`;
}
