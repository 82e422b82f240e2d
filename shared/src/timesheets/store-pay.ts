import type { Interval } from '../time/interval.ts';
import type { PaidPeriod } from './accounts.ts';
import { countersOf } from './counters.ts';
import { lockOf } from './lock-of.ts';
import { payOf } from './paid.ts';
import type { Counters } from './sheet.ts';
import { type SheetInput, termsAt } from './sheet-input.ts';
import { breaksOf, stretchesOf, workedOf } from './worked.ts';

/** What one establishment pays of a business day (spec SHEET-33). Ms. */
export type StorePay = {
  place: string | null;
  worked: number;
  paidBreaks: number;
  rounding: number;
  total: number;
  counters: Counters;
  /** Its work, in order. */
  stretches: Interval[];
};

/** Each establishment pays a business day by its own rules: those of its lock where the day is closed there. */
export function storePays(day: string, paid: readonly PaidPeriod[], input: SheetInput): StorePay[] {
  const places = new Set(paid.map(({ place }) => place));
  return [...places].map((place) => {
    const own = paid.filter((one) => one.place === place);
    const terms = termsAt(input, place);
    const rules = lockOf(input.locks, day, place)?.rules ?? terms.rules;
    const worked = own.reduce((sum, { period, live }) => sum + workedOf(period, live), 0);
    const breaks = own.reduce((sum, { period, live }) => sum + breaksOf(period, live), 0);
    const stretches = own.flatMap(({ period, live }) => stretchesOf(period, live));
    const counters = countersOf(stretches, terms.rule.zone, rules);
    return { place, worked, ...payOf(worked, breaks, rules), counters, stretches };
  });
}

/** Of several establishments together. */
export function sumPays(pays: readonly StorePay[]): Omit<StorePay, 'place' | 'stretches'> {
  const sum = {
    ...{ worked: 0, paidBreaks: 0, rounding: 0, total: 0 },
    counters: { night: 0, sunday: 0, holiday: 0 },
  };
  for (const pay of pays) {
    for (const key of ['worked', 'paidBreaks', 'rounding', 'total'] as const) sum[key] += pay[key];
    for (const key of ['night', 'sunday', 'holiday'] as const) {
      sum.counters[key] += pay.counters[key];
    }
  }
  return sum;
}
