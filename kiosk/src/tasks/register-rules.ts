import type { RegisterCheck, RegisterEntry } from '@comptoir/shared/tasks/register';
import type { Measure } from '@comptoir/shared/tasks/operations';
import type { Moment } from '@comptoir/shared/tasks/moments';
import { addDays } from '@comptoir/shared/time/business-day';

/** A tablet holds check-offs of three months (DESIGN §6): earlier days would look empty. */
export const longestPeriod = 92;

export const periodKinds = ['today', 'week', 'month', 'choose'] as const;
export type Period = { from: string; to: string };
export type WantedPeriod = { kind: 'today' | 'week' | 'month' } | ({ kind: 'choose' } & Period);

/**
 * The business days that are asked for, inside of what the tablet holds (spec REG-7). Ends that are crossed or no dates
 * ask for today.
 */
export function periodOf(wanted: WantedPeriod, today: string): Period {
  if (wanted.kind === 'week') return { from: addDays(today, -6), to: today };
  if (wanted.kind === 'month') return { from: `${today.slice(0, 8)}01`, to: today };
  if (wanted.kind !== 'choose' || !isPeriod(wanted)) return { from: today, to: today };
  const first = earliestDay(today);
  const within = (one: string) => (one < first ? first : one > today ? today : one);
  return { from: within(wanted.from), to: within(wanted.to) };
}

/** Whether these are two days, the first not after the second. */
export function isPeriod({ from, to }: Period): boolean {
  const day = /^\d{4}-\d\d-\d\d$/;
  return day.test(from) && day.test(to) && from <= to;
}

/** The first day that can be asked for. */
export function earliestDay(today: string): string {
  return addDays(today, 1 - longestPeriod);
}

export type Shown = 'all' | 'late' | 'values';
/** Of which lists: all, those of a moment, or one. */
export type Which =
  { kind: 'all' } | { kind: 'moment'; moment: Moment } | { kind: 'list'; list: string };

/** Late, done late, or missed. */
export function isLate({ state, done }: RegisterEntry): boolean {
  return state === 'late' || state === 'missed' || (done?.late ?? false);
}

export function isMeasured({ measure, done, others }: RegisterEntry): boolean {
  return measure !== null || [done, ...others].some((check) => (check?.value ?? null) !== null);
}

export function filterEntries(
  entries: readonly RegisterEntry[],
  which: Which,
  shown: Shown,
): RegisterEntry[] {
  return entries.filter((entry) => {
    if (which.kind === 'moment' && entry.moment !== which.moment) return false;
    if (which.kind === 'list' && entry.list !== which.list) return false;
    return shown === 'all' || (shown === 'late' ? isLate(entry) : isMeasured(entry));
  });
}

export type Counts = { done: number; late: number; missed: number; out: number };

/** What a period comes to. `late` counts what is late now and what was done late. */
export function countsOf(entries: readonly RegisterEntry[]): Counts {
  const counts: Counts = { done: 0, late: 0, missed: 0, out: 0 };
  for (const { state, done } of entries) {
    if (state === 'done') counts.done += 1;
    if (state === 'missed') counts.missed += 1;
    if (state === 'late' || done?.late === true) counts.late += 1;
    if (done?.outOfBounds === true) counts.out += 1;
  }
  return counts;
}

export type DayOfRegister = { day: string; lists: { list: string; entries: RegisterEntry[] }[] };

/** Latest day first; within it lists and tasks keep the order of the board. */
export function daysOf(entries: readonly RegisterEntry[]): DayOfRegister[] {
  const days = new Map<string, Map<string, RegisterEntry[]>>();
  for (const entry of entries) {
    const lists = days.get(entry.day) ?? new Map<string, RegisterEntry[]>();
    days.set(entry.day, lists);
    lists.set(entry.list, [...(lists.get(entry.list) ?? []), entry]);
  }
  return [...days]
    .map(([day, lists]) => ({
      day,
      lists: [...lists].map(([list, own]) => ({ list, entries: own })),
    }))
    .reverse();
}

export type Reading = { day: string; check: RegisterCheck; value: number };
/** One measured task over the period. */
export type Readings = {
  key: string;
  title: string | null;
  listTitle: string | null;
  unit: string;
  /** The bounds of the last definition of the period. */
  measure: Measure | null;
  /** By time; what was taken back is not among them. */
  readings: Reading[];
};

/** The measured tasks of a period, in the order of the board (spec REG-8). */
export function readingsOf(entries: readonly RegisterEntry[]): Readings[] {
  const tasks = new Map<string, Readings>();
  for (const entry of entries) {
    const { day, list, task, title, listTitle, measure, done, others } = entry;
    const own = [...(done === null ? [] : [done]), ...others].flatMap((check): Reading[] =>
      check.value === null || check.unchecked !== null ? [] : [{ day, check, value: check.value }],
    );
    if (measure === null && own.length === 0) continue;
    const key = `${list}/${task}`;
    const before = tasks.get(key)?.readings ?? [];
    const bounds = measure ?? own.at(-1)?.check.measure ?? null;
    const unit = bounds?.unit ?? '';
    const readings = [...before, ...own].sort((a, b) => a.check.at - b.check.at);
    tasks.set(key, { key, title, listTitle, unit, measure: bounds, readings });
  }
  return [...tasks.values()];
}
