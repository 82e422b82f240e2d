import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import * as z from 'zod/mini';

export const planSpans = ['day', 'week', 'two', 'four'] as const;
export type PlanSpan = (typeof planSpans)[number];
export const planRows = ['people', 'positions'] as const;
export type PlanRows = (typeof planRows)[number];

const said = <T extends z.ZodMiniType>(value: T) => z.catch(z.optional(value), undefined);

/** Whose days of when, in an address: what is not said is as usual. */
export const planSearch = z.object({
  /** An establishment. */
  at: said(z.string()),
  /** Id of a team. */
  team: said(z.string()),
  zoom: said(z.enum(planSpans)),
  /** A business day of it. */
  from: said(z.string()),
  rows: said(z.enum(planRows)),
});
export type PlanSearch = z.infer<typeof planSearch>;

/** Business days, both included. */
export type PlanPeriod = { span: PlanSpan; from: string; to: string };

const lengths: Record<PlanSpan, number> = { day: 1, week: 7, two: 14, four: 28 };

/** The days that hold `day` (spec PLAN-60): weeks begin on Monday. */
export function planAround(day: string, span: PlanSpan): PlanPeriod {
  const from = span === 'day' ? day : mondayOf(day);
  return { span, from, to: addDays(from, lengths[span] - 1) };
}

/** Those before (-1) and after (1): a week further where weeks are shown. */
export function planStepped({ span, from }: PlanPeriod, step: 1 | -1): PlanPeriod {
  return planAround(addDays(from, step * Math.min(lengths[span], 7)), span);
}

/** What an address says; this week where it says nothing that one can ask for. */
export function planPeriodOf(search: PlanSearch, today: string): PlanPeriod {
  const asked = search.from ?? '';
  const known = /^2\d{3}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked));
  return planAround(known ? asked : today, search.zoom ?? 'week');
}

/** Every day from the first to the last. */
export function daysOf({ from, to }: Pick<PlanPeriod, 'from' | 'to'>): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
