import type { Limits } from '../establishments/limits.ts';
import type { DayRule } from '../time/business-day.ts';
import type { Interval } from '../time/interval.ts';
import type { Warning } from '../timesheets/warnings.ts';

/** A limit of a plan. Those that a timesheet has too have the same name there. */
export type PlanRule =
  | Warning['rule']
  | 'weekly-rest-hours'
  | 'minor-night'
  | 'part-time-full'
  | 'part-time-tenth'
  | 'part-time-hours';

/** A legal limit that a plan passes. It informs; it never blocks a publication. */
export type PlanWarning = {
  rule: PlanRule;
  /** The business day that reaches it; a shift of this store begins on it. */
  day: string;
  /** Shifts of this store on that day. */
  shifts: string[];
  /** What was found and what is allowed or due, ms; days of rest as 24 h each. */
  found: number;
  limit: number;
  /** Of the Code du travail. */
  article: string;
};

/** Where each limit comes from. */
export const articles: Record<PlanRule, string> = {
  'break-due': 'L3121-16',
  'daily-maximum': 'L3121-18',
  'weekly-maximum': 'L3121-20',
  'weekly-average': 'L3121-22',
  'daily-rest': 'L3131-1',
  'weekly-rest': 'L3132-1',
  'weekly-rest-hours': 'L3132-2',
  'minor-daily-maximum': 'L3162-1',
  'minor-weekly-maximum': 'L3162-1',
  'minor-break-due': 'L3162-3',
  'minor-daily-rest': 'L3164-1',
  'minor-weekly-rest': 'L3164-2',
  'minor-night': 'L3163-2',
  'part-time-full': 'L3123-9',
  'part-time-tenth': 'L3123-28',
  'part-time-hours': 'L3123-28',
};

/** A shift that counts for a person; `id` null: of another store, whose breaks nobody here knows. */
export type CountedShift = Interval & { id: string | null; pause: number };

export type PlanWarningInput = {
  /**
   * All shifts of one person, here and elsewhere, as they would stand. Give it those of the days around the ones that are
   * looked at: of what it is not told, it warns of nothing.
   */
  shifts: readonly CountedShift[];
  /** Ms of work on business days that are over, for the week under way and for averages: it counts before any plan of them. */
  worked: readonly { day: string; worked: number }[];
  /** First business day that is warned of. Before it nothing but what was worked counts. */
  plannedFrom: string;
  minorUntil: string | null;
  contract: { weekly: number | null; partTime: boolean } | null;
  limits: Limits;
  rule: DayRule;
};

export type Told = Pick<PlanWarning, 'rule' | 'found' | 'limit'>;

/** Shifts by business day, in the order of time. */
export type PlanDays = Map<string, CountedShift[]>;

/** Ids of the shifts of this store. */
export function ownIds(shifts: readonly CountedShift[]): string[] {
  return shifts.flatMap(({ id }) => id ?? []);
}
