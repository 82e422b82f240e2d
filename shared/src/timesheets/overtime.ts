import type { TimeRules } from '../establishments/time-rules.ts';
import { type Interval, lengthOf, overlap } from '../time/interval.ts';
import { type OvertimeStep, overtimeOf } from './paid.ts';
import type { StorePay } from './store-pay.ts';

const minute = 60_000;

/** Of what somebody is paid of a day, the time that counts towards overtime: work and rounding, no paid breaks (L3121-1, L3121-2). Ms. */
export function timeOf({ worked, rounding }: Pick<StorePay, 'worked' | 'rounding'>): number {
  return Math.max(0, worked + rounding);
}

/**
 * A week's overtime by step, as far as it was worked in some establishments (spec SHEET-34): the week of all of them is
 * counted in the order in which it was worked, and what lies beyond a threshold belongs where it was worked.
 *
 * @param pays of every establishment, of the days of one week
 */
export function overtimeWithin(
  pays: readonly StorePay[],
  isThere: (pay: StorePay) => boolean,
  steps: TimeRules['overtime'],
): OvertimeStep[] {
  const all = overtimeOf(
    pays.reduce((sum, pay) => sum + timeOf(pay), 0),
    steps,
  );
  if (pays.every(isThere) || all.every(({ time }) => time === 0)) return all;
  const found = all.map((step) => ({ ...step, time: 0 }));
  let passed = 0;
  for (const { pay, length } of inOrder(pays)) {
    const part = { start: passed, end: passed + length };
    passed = part.end;
    if (!isThere(pay)) continue;
    for (const [index, step] of found.entries()) {
      const next = steps[index + 1]?.after ?? Infinity;
      step.time += overlap(part, { start: step.after * minute, end: next * minute });
    }
  }
  return found;
}

type Part = { pay: StorePay; at: number; length: number };

/** Stretches of work in the order in which they were worked. */
function inOrder(pays: readonly StorePay[]): Part[] {
  return pays.flatMap(partsOf).sort((a, b) => a.at - b.at);
}

/** What rounding adds to a day is its last time, and so is what it takes away. */
function partsOf(pay: StorePay): Part[] {
  let left = timeOf(pay);
  const parts = pay.stretches.map((stretch: Interval): Part => {
    const length = Math.min(left, lengthOf(stretch));
    left -= length;
    return { pay, at: stretch.start, length };
  });
  return [...parts, { pay, at: pay.stretches.at(-1)?.end ?? 0, length: left }];
}
