import type { Deps } from '@comptoir/server/deps';
import { heldOf } from '@comptoir/server/punches/row';
import { type Punch, comparePunches } from '@comptoir/shared/punches/punch';
import { dayRow } from '@comptoir/shared/timesheets/day-row';
import { pairPunches } from '@comptoir/shared/timesheets/pairing';
import type { Chance } from './chance.ts';
import { BrokenPromise } from './ledger.ts';
import type { Template } from './store-template.ts';
import { type Tallies, tally } from './tallies.ts';

/** So many people of each seed. */
const sample = 4;
/** What lies further apart than this never shares a period: the server reads that far around a punch. Ms. */
const apart = 2 * 86_400_000;

/**
 * I10: the worked time that stands in the tables, made punch by punch in the order in which tablets happened to speak, is
 * what the same punches give in any other order.
 */
export async function checkWorkedTime(
  { db }: Pick<Deps, 'db'>,
  { organisation }: Pick<Template, 'organisation'>,
  chance: Chance,
  tallies: Tallies,
): Promise<void> {
  const rows = await db
    .selectFrom('punch')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', 'is not', null)
    .orderBy('id')
    .execute();
  const people = [...new Set(rows.map(({ person }) => person!))];
  for (let drawn = 0; drawn < Math.min(sample, people.length); drawn++) {
    const person = chance.pick(people);
    const own = rows.filter((row) => row.person === person).map((row) => heldOf(row).punch);
    const expected = daysOf(person, shuffled(chance, own));
    const stored = await db
      .selectFrom('day')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .execute();
    const told = new Map(
      stored
        .filter(({ periods }) => periods !== '[]')
        .map(({ day, worked, breaks, periods }) => [day, `${worked} ${breaks} ${periods}`]),
    );
    for (const day of new Set([...expected.keys(), ...told.keys()])) {
      if (expected.get(day) !== told.get(day)) {
        throw new BrokenPromise(
          `I10: ${person} on ${day}: the table says ${told.get(day)}, the punches ${expected.get(day)}`,
        );
      }
    }
    tally(tallies, 'people whose hours were counted again', 1);
  }
}

function daysOf(person: string, punches: Punch[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const stretch of stretchesOf(punches)) {
    const { periods } = pairPunches(stretch);
    for (const day of new Set(periods.map((period) => period.day))) {
      const row = dayRow(person, day, periods);
      if (row) days.set(day, `${row.worked} ${row.breaks} ${JSON.stringify(row.periods)}`);
    }
  }
  return days;
}

/** Punches that can share a period, each stretch in the order in which it was given. */
function stretchesOf(punches: Punch[]): Punch[][] {
  const number = new Map<Punch, number>();
  let stretch = 0;
  let before: Punch | null = null;
  for (const punch of [...punches].sort(comparePunches)) {
    if (before !== null && punch.at - before.at > apart) stretch++;
    number.set(punch, stretch);
    before = punch;
  }
  return Array.from({ length: stretch + 1 }, (_, at) =>
    punches.filter((punch) => number.get(punch) === at),
  );
}

function shuffled<T>(chance: Chance, list: readonly T[]): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = chance.below(at + 1);
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}
