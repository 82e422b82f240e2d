import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import { ownHoursSpan } from '@comptoir/shared/timesheets/own-hours';

export const spans = ['week', 'month', 'free'] as const;
export type Span = (typeof spans)[number];
/** Business days, both included. */
export type SheetPeriod = { span: Span; from: string; to: string };

/** The week or month that holds a day; a free period becomes the days that are asked for. */
export function periodAround(day: string, span: Exclude<Span, 'free'>): SheetPeriod {
  if (span === 'week') {
    const from = mondayOf(day);
    return { span, from, to: addDays(from, 6) };
  }
  const from = `${day.slice(0, 7)}-01`;
  return { span, from, to: addDays(firstOfNext(from), -1) };
}

/** The period before (-1) or after (1): as long where it is free. */
export function stepped({ span, from, to }: SheetPeriod, step: 1 | -1): SheetPeriod {
  const beside = step === 1 ? addDays(to, 1) : addDays(from, -1);
  if (span !== 'free') return periodAround(beside, span);
  const length = daysBetween(from, to);
  return step === 1
    ? { span, from: beside, to: addDays(beside, length - 1) }
    : { span, from: addDays(beside, 1 - length), to: beside };
}

/** Whether the server would answer for it: whole dates, in order, not too long. */
export function isSheetPeriod({ from, to }: Pick<SheetPeriod, 'from' | 'to'>): boolean {
  const dates = [from, to].every((date) => /^\d{4}-\d\d-\d\d$/.test(date));
  return dates && from >= '2000-01-01' && from <= to && to < addDays(from, ownHoursSpan);
}

/** How many days it has, both ends included. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;
}

/** Whether these days are one whole month. */
export function isMonth({ from, to }: Pick<SheetPeriod, 'from' | 'to'>): boolean {
  return periodAround(from, 'month').from === from && periodAround(from, 'month').to === to;
}

/** What an address says; the month of `today` where it says nothing, or nothing that one can ask for. */
export function periodOf(
  search: { span?: Span | undefined; from?: string | undefined; to?: string | undefined },
  today: string,
): SheetPeriod {
  const { span = 'month', from, to } = search;
  if (span === 'free') {
    const asked = { from: from ?? '', to: to ?? '' };
    return isSheetPeriod(asked) ? { span, ...asked } : periodAround(today, 'month');
  }
  const around = /^\d{4}-\d\d-\d\d$/.test(from ?? '') ? (from ?? today) : today;
  return periodAround(around, span);
}

function firstOfNext(first: string): string {
  return `${addDays(first, 31).slice(0, 7)}-01`;
}
