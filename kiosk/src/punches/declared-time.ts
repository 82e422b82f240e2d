const step = 5 * 60_000;

type Limits = { since: number; now: number };

/**
 * What the dial shows first: the planned end where it is possible, otherwise the present. It is only a
 * start: the person says when, and nothing is declared before they confirm. Ms, on five minutes.
 */
export function firstGuess({
  since,
  now,
  plannedEnd,
}: Limits & { plannedEnd: number | null }): number {
  const guess = plannedEnd !== null && plannedEnd > since && plannedEnd <= now ? plannedEnd : now;
  return within(Math.floor(guess / step) * step, { since, now });
}

/** Moves the dial by `by` ms; it stays after the opening of the period and not after the present. */
export function moved(at: number, by: number, limits: Limits): number {
  return within(at + by, limits);
}

/** The whole minutes between the opening (excluded) and the present (included). */
function within(at: number, { since, now }: Limits): number {
  const minute = 60_000;
  const first = Math.floor(since / minute) * minute + minute;
  const last = Math.max(first, Math.floor(now / minute) * minute);
  return Math.min(last, Math.max(first, at));
}
