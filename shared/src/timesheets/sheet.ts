import * as z from 'zod/mini';
import { calendarDate, instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { holidays } from './holidays.ts';

/**
 * A timesheet: planned, raw, corrected and paid side by side, a line per business day. All durations in ms. The one
 * function that makes it is `timesheetOf`; these are the shapes that travel.
 */
const duration = z.int().check(z.gte(0));
const interval = z.object({ start: instant, end: z.nullable(instant) });

export const sheetPeriodSchema = z.object({
  start: instant,
  /** Null: open, or unresolved. */
  end: z.nullable(instant),
  breaks: z.array(interval),
  /** Ids of the punches that open and close it. */
  opens: uuidSchema,
  closes: z.nullable(uuidSchema),
  unresolved: z.boolean(),
  /** Its departure was declared afterwards. */
  declared: z.boolean(),
  /** One of its punches stands by a correction. */
  corrected: z.boolean(),
  /** The establishment of its arrival; null where nobody knows. */
  establishment: z.nullable(uuidSchema),
});
export type SheetPeriod = z.infer<typeof sheetPeriodSchema>;

/** Worked time by one account of the day: `worked` without breaks. */
const account = z.object({
  worked: duration,
  breaks: duration,
  periods: z.array(sheetPeriodSchema),
});
export type Account = z.infer<typeof account>;

/** What somebody has to look at before the day can be paid; most pressing first. */
export const anomalyKinds = [
  'missing-out',
  'missing-in',
  'after-lock',
  'suspect-clock',
  'no-pin',
  'unknown-person',
  'archived-person',
  'moved-person',
  'declared',
  'overlap',
  'pending-correction',
  'objection',
  'open',
  'unplanned',
  'absent',
] as const;
export const anomalySchema = z.object({
  kind: z.enum(anomalyKinds),
  /** Punches that it is about; empty for a correction or a day. */
  punches: z.array(uuidSchema),
  correction: z.optional(uuidSchema),
});
export type Anomaly = z.infer<typeof anomalySchema>;
export type AnomalyKind = (typeof anomalyKinds)[number];

export const warningSchema = z.object({
  rule: z.enum([
    'break-due',
    'daily-maximum',
    'weekly-maximum',
    'weekly-average',
    'daily-rest',
    'weekly-rest',
    'minor-daily-maximum',
    'minor-weekly-maximum',
    'minor-break-due',
    'minor-daily-rest',
    'minor-weekly-rest',
  ]),
  found: z.int(),
  limit: z.int(),
});

/** Paid time that is counted apart. */
export const countersSchema = z.object({
  night: duration,
  sunday: duration,
  holiday: duration,
});
export type Counters = z.infer<typeof countersSchema>;

/** How paid time follows from corrected time, step by step: `worked + paidBreaks + rounding = total`. */
export const paidSchema = z.object({
  /** Corrected work, without what arrived after the day was closed. */
  worked: duration,
  paidBreaks: duration,
  /** What rounding added; negative: took away. */
  rounding: z.int(),
  total: duration,
  /** Work that arrived after the day was closed: kept, shown, not paid by itself. Negative: less than was closed. */
  late: z.int(),
});
export type Paid = z.infer<typeof paidSchema>;

export const sheetDaySchema = z.object({
  day: calendarDate,
  /** Planned shifts that begin on it; null where nobody plans. */
  planned: z.nullable(duration),
  raw: account,
  corrected: account,
  paid: paidSchema,
  counters: countersSchema,
  /** From the first arrival to the last departure. */
  amplitude: duration,
  /** Public holiday: its name's key in the catalogue; null: none. */
  holiday: z.nullable(z.enum(holidays)),
  anomalies: z.array(anomalySchema),
  warnings: z.array(warningSchema),
  /** The day is closed by this lock. */
  lock: z.nullable(uuidSchema),
  /** Other establishments whose locks count here: hours of this day, or what they have paid of it, are closed there. */
  closedAt: z.optional(z.array(uuidSchema)),
});
export type SheetDay = z.infer<typeof sheetDaySchema>;

export const sheetWeekSchema = z.object({
  /** Its Monday. */
  monday: calendarDate,
  worked: duration,
  paid: duration,
  /** By step of the rules: time beyond each threshold, up to the next. */
  overtime: z.array(z.object({ after: z.int(), rate: z.int(), time: duration })),
  /** Its Sunday lies within the span: its overtime counts in it. */
  ends: z.boolean(),
});
export type SheetWeek = z.infer<typeof sheetWeekSchema>;

export const sheetTotalsSchema = z.object({
  planned: z.nullable(duration),
  raw: duration,
  corrected: duration,
  breaks: duration,
  paid: duration,
  late: z.int(),
  counters: countersSchema,
  overtime: z.array(z.object({ after: z.int(), rate: z.int(), time: duration })),
  daysWorked: z.int(),
});
export type SheetTotals = z.infer<typeof sheetTotalsSchema>;

export const timesheetSchema = z.object({
  person: uuidSchema,
  from: calendarDate,
  to: calendarDate,
  /** Every business day of the span, whether worked or not. */
  days: z.array(sheetDaySchema),
  weeks: z.array(sheetWeekSchema),
  totals: sheetTotalsSchema,
});
export type Timesheet = z.infer<typeof timesheetSchema>;
