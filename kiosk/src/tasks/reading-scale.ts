import { addDays, dayBounds } from '@comptoir/shared/time/business-day';
import type { Period, Readings } from './register-rules.ts';

/** The drawing's own units; the screen scales it. */
export const chart = { width: 800, height: 210, left: 4, right: 76, top: 14, bottom: 30 };

export type Scale = {
  x: (at: number) => number;
  y: (value: number) => number;
  low: number;
  high: number;
};

/** Time from left to right over the period, values from bottom to top with their bounds in sight. */
export function scaleOf({ measure, readings }: Readings, period: Period, zone: string): Scale {
  // The hour at which a business day begins moves points by less than their size.
  const start = dayBounds(period.from, zone, 0).start;
  const end = dayBounds(addDays(period.to, 1), zone, 0).start;
  const values = readings.map(({ value }) => value);
  const seen = [...values, measure?.min ?? null, measure?.max ?? null].filter(
    (value) => value !== null,
  );
  const least = Math.min(...seen);
  const most = Math.max(...seen);
  const room = Math.max((most - least) * 0.15, 1);
  const [low, high] = [least - room, most + room];
  const { width, height, left, right, top, bottom } = chart;
  return {
    x: (at) => {
      const share = (at - start) / (end - start);
      return left + 8 + Math.min(1, Math.max(0, share)) * (width - left - right - 16);
    },
    y: (value) => top + ((high - value) / (high - low)) * (height - top - bottom),
    low: Math.min(...values),
    high: Math.max(...values),
  };
}

/** Up to five days of a period at even distances, for the words below the drawing. */
export function daysBelow({ from, to }: Period): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  const step = Math.max(1, Math.ceil(days.length / 5));
  return days.filter((_, index) => index % step === 0);
}
