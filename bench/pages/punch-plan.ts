import type { PunchType } from '@comptoir/shared/punches/operations';

const hour = 3_600_000;
const day = 24 * hour;
const acts: [PunchType, number][] = [
  ['in', 7],
  ['break-start', 11],
  ['break-end', 12],
  ['out', 16],
];

/**
 * What a store punched during weeks without a network: everybody comes, takes a break and leaves each day, until
 * there are `count`. In the order in which it happened.
 *
 * @param now ms; the last day is the one before it
 */
export function punchPlan(
  people: readonly string[],
  count: number,
  now: number,
): { person: string; type: PunchType; at: number }[] {
  const days = Math.ceil(count / (people.length * acts.length));
  const first = Math.floor(now / day) * day - days * day;
  const plan = Array.from({ length: days }, (_, number) =>
    acts.flatMap(([type, after]) =>
      people.map((person, at) => ({
        person,
        type,
        at: first + number * day + after * hour + at * 20_000,
      })),
    ),
  );
  return plan.flat().slice(0, count);
}
