import type { PinPurpose } from './operations.ts';

const second = 1_000;
const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Wait in ms after the n-th consecutive failure (index n − 1); null: locked (spec PIN-8). */
export const schedules: Record<PinPurpose, readonly (number | null)[]> = {
  punch: [
    0,
    0,
    15 * second,
    30 * second,
    2 * minute,
    5 * minute,
    15 * minute,
    30 * minute,
    60 * minute,
    null,
  ],
  settings: [0, 0, 0, minute, 5 * minute, 30 * minute, null],
};

/** Failures of one person for one purpose within 24 h, successes between them or not, that lock (spec PIN-9). */
export const dailyLimit = 20;
/** Failures at the settings within 24 h, all managers together, that close the settings until contact (spec PIN-10). */
export const managersDailyLimit = 10;

/** The whole tablet (spec PIN-11). */
export const deviceLimits = {
  burst: { failures: 15, within: 10 * minute },
  freeze: 5 * minute,
  /** A second freeze that begins within this of the first one's beginning lasts longer. */
  repeatWithin: hour,
  longFreeze: 30 * minute,
  daily: 60,
} as const;

export function waitAfter(purpose: PinPurpose, failures: number): number | null {
  const schedule = schedules[purpose];
  return failures > schedule.length ? null : (schedule[failures - 1] ?? null);
}
