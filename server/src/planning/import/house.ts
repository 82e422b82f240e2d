import { businessDay } from '@comptoir/shared/time/business-day';
import type { PlanImportHouse } from '@comptoir/shared/planning/import';
import type { Reader } from '../../database/connection.ts';
import { type Store, findMembers, findPeople } from '../people/queries.ts';
import { findPositionsOf } from '../positions/queries.ts';
import { shiftsWithin } from '../weeks/shifts.ts';

/** What another room knows of people: it meets in the composition root. */
export type NumbersRoom = {
  /** What payroll calls each person. */
  findExternalIds: (
    db: Reader,
    organisation: string,
    people: readonly string[],
  ) => Promise<Map<string, string>>;
};

const day = 86_400_000;
/** What an import may reach, around now. */
const reach = { from: 33 * day, to: 402 * day };

/** Who works in a store, by name and number. */
export async function findPlannedPeople(
  db: Reader,
  { findExternalIds }: NumbersRoom,
  of: { organisation: string; establishment: string },
): Promise<PlanImportHouse['people']> {
  const ids = await findMembers(db, of);
  const people = await findPeople(db, of.organisation, ids);
  const numbers = await findExternalIds(db, of.organisation, ids);
  return [...people.values()].map(({ id, name, given }) => {
    return { id, name, given, number: numbers.get(id) ?? null };
  });
}

/** What a file of shifts is held against, in a few statements whatever its length. */
export async function findPlanImportHouse(
  db: Reader,
  rooms: NumbersRoom,
  of: { organisation: string; store: Store; now: number },
): Promise<PlanImportHouse> {
  const { organisation, store, now } = of;
  const { zone, cutOffHour } = store.settings;
  const place = { organisation, establishment: store.id };
  const positions = await findPositionsOf(db, organisation, [store.id]);
  const shifts = await shiftsWithin(db, place, { from: now - reach.from, to: now + reach.to });
  return {
    people: await findPlannedPeople(db, rooms, place),
    positions: positions.filter(({ archived }) => !archived),
    planned: shifts.flatMap(({ published, draft }) => {
      const stands = draft === 'removed' ? null : (draft ?? published);
      return stands === null ? [] : [stands];
    }),
    today: businessDay(now, zone, cutOffHour),
    rule: { zone, cutOffHour },
  };
}
