const first = 30_000;
const longest = 4 * 3_600_000;

/**
 * When a mail is tried again: 30 s after the first failure, twice as long after each further one, never more than
 * four hours; a quarter more or less, so that mails that failed together do not come back together.
 *
 * @param attempts how often it was tried, 1 or more
 * @param chance evenly spread from 0 to below 1
 * @returns an instant in milliseconds
 */
export function nextTry(attempts: number, now: number, chance: number): number {
  const wait = Math.min(longest, first * 2 ** Math.min(attempts - 1, 30));
  return Math.round(now + wait * (0.75 + chance / 2));
}
