import type { Punch } from '@comptoir/shared/punches/punch';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { type Decided, punchesAsOf } from '@comptoir/shared/timesheets/lock-of';
import { pairPunches } from '@comptoir/shared/timesheets/pairing';
import type { Reader } from '../database/connection.ts';
import type { Batch } from '../journal/batch.ts';
import type { HeldPunch } from './row.ts';
import type { Moment, Timelines } from './timelines.ts';

/** A span of business days of an establishment that is closed, both included; `at`: since when (ms). */
export type ClosedDays = { establishment: string; from: string; to: string; at: number };

/** Closed spans that touch some business days: another room's rows. */
export type FindClosed = (
  db: Reader,
  organisation: string,
  span: { from: string; to: string },
) => Promise<ClosedDays[]>;

/** No zone and no night is longer. Ms. */
const margin = 3 * 86_400_000;

/** Closed spans around some moments. */
export async function closedAround(
  { trx, organisation }: Batch,
  find: FindClosed,
  moments: readonly Pick<Moment, 'at'>[],
): Promise<ClosedDays[]> {
  if (moments.length === 0) return [];
  const times = moments.map(({ at }) => at);
  return find(trx, organisation, {
    from: businessDay(Math.min(...times) - margin, 'UTC', 0),
    to: businessDay(Math.max(...times) + margin, 'UTC', 0),
  });
}

export function isClosed(
  closed: readonly ClosedDays[],
  establishment: string | null,
  day: string,
): boolean {
  return closed.some(
    (one) => one.establishment === establishment && one.from <= day && day <= one.to,
  );
}

/** What counts on closed days among one person's punches, as a string that is another one where any of it is. */
export function closedHours(
  punches: readonly Punch[],
  closed: readonly ClosedDays[],
  placeOf: (punch: string) => string | null,
): string {
  const own = pairPunches(punches).periods.filter(({ day, opens }) =>
    isClosed(closed, placeOf(opens), day),
  );
  return JSON.stringify(
    own.map(({ day, start, end, breaks, provenUntil }) => [day, start, end, breaks, provenUntil]),
  );
}

/**
 * Hours of closed days by what counts now, and by what each lock pays (spec SHEET-20). An act that a tablet wrote before the lock
 * and sent after it may leave the first as they are, and still change the second.
 *
 * @param corrections whose decisions may be later than a lock; of any other what it set aside was so by then
 */
export function hoursEver(
  punches: readonly Punch[],
  closed: readonly ClosedDays[],
  placeOf: (punch: string) => string | null,
  corrections: readonly Decided[] = [],
): string {
  const asPaid = closed.map((one) => {
    const lock = { ...one, id: '', rules: null };
    return closedHours(punchesAsOf(punches, corrections, lock), [one], placeOf);
  });
  return [closedHours(punches, closed, placeOf), ...asPaid].join();
}

/** Whether a punch belongs to a closed day: its own, or that of the night which it ends (spec PERIOD-5). */
export function isOfClosedDay(
  timelines: Timelines,
  { punch, establishment }: Pick<HeldPunch, 'punch' | 'establishment'>,
  closed: readonly ClosedDays[],
): boolean {
  if (isClosed(closed, establishment, punch.day)) return true;
  const before = addDays(punch.day, -1);
  const { person } = punch;
  if (person === null || !closed.some(({ from, to }) => from <= before && before <= to)) {
    return false;
  }
  const holds = ({ start, end, provenUntil }: Stretch) =>
    start <= punch.at && punch.at <= (end ?? provenUntil);
  const period = pairPunches(timelines.of(person)).periods.findLast(holds);
  return period !== undefined && isClosed(closed, timelines.placeOf(period.opens), period.day);
}

type Stretch = { start: number; end: number | null; provenUntil: number };

/**
 * The punch with the doubt that it came after its day was closed. Where it was known by then, the clock of the server says
 * otherwise in the same millisecond, or after it was set back: the order in which things came decides (spec PERIOD-5).
 */
export function flagLate(punch: Punch, closed: readonly ClosedDays[]): Punch {
  const { attached, receivedAt } = punch;
  return {
    ...punch,
    receivedAt: attached || receivedAt === null ? receivedAt : afterLocks(receivedAt, closed),
    ...(attached && { attached: { ...attached, at: afterLocks(attached.at, closed) } }),
    flags: [...new Set([...punch.flags, 'after-lock' as const])],
  };
}

/** A moment (ms) that is later than those locks, which stood before it. */
export function afterLocks(at: number, closed: readonly ClosedDays[]): number {
  return Math.max(at, ...closed.map((one) => one.at + 1));
}
