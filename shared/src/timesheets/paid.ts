import type { TimeRules } from '../establishments/time-rules.ts';
import { minutesOf } from '../time/format.ts';

const minute = 60_000;

/** A step of overtime: time (ms) beyond `after` minutes a week, up to the next step, raised by `rate` per cent. */
export type OvertimeStep = { after: number; rate: number; time: number };

/**
 * The visible last steps from a business day's work to its paid time (spec SHEET-21, SHEET-22): `worked + paidBreaks + rounding =
 * total`. All in ms.
 */
export function payOf(
  worked: number,
  breaks: number,
  rules: Pick<TimeRules, 'paidBreaks' | 'rounding'>,
): { paidBreaks: number; rounding: number; total: number } {
  const paidBreaks = Math.min(breaks, rules.paidBreaks * minute);
  const exact = worked + paidBreaks;
  const total = rules.rounding === null ? exact : rounded(exact, rules.rounding);
  return { paidBreaks, rounding: total - exact, total };
}

/** Whole minutes as everybody sees them first, so that 7 h 00 and some seconds are never rounded up to 7 h 05. */
function rounded(exact: number, { minutes, mode }: NonNullable<TimeRules['rounding']>): number {
  const steps = minutesOf(exact) / minutes;
  const whole =
    mode === 'up' ? Math.ceil(steps) : mode === 'down' ? Math.floor(steps) : Math.round(steps);
  return whole * minutes * minute;
}

/** A week's time by step (spec SHEET-23). */
export function overtimeOf(time: number, steps: TimeRules['overtime']): OvertimeStep[] {
  return steps.map(({ after, rate }, index) => {
    const next = steps[index + 1]?.after ?? Infinity;
    return { after, rate, time: Math.max(0, Math.min(time, next * minute) - after * minute) };
  });
}

/** Steps of several weeks together, by threshold and rate; steps of `rules` stand there even without any time. */
export function addOvertime(
  weeks: readonly (readonly OvertimeStep[])[],
  steps: TimeRules['overtime'],
): OvertimeStep[] {
  const sums = new Map<string, OvertimeStep>();
  for (const step of [...overtimeOf(0, steps), ...weeks.flat()]) {
    const key = `${step.after} ${step.rate}`;
    const time = (sums.get(key)?.time ?? 0) + step.time;
    sums.set(key, { ...step, time });
  }
  return [...sums.values()].sort((a, b) => a.after - b.after || a.rate - b.rate);
}
