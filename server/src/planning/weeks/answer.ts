import { contractOn } from '@comptoir/shared/planning/contract';
import type {
  PlanningAnswer,
  PlanningPerson,
  PlannedShift,
} from '@comptoir/shared/planning/portal';
import { type DayRule, addDays, businessDay } from '@comptoir/shared/time/business-day';
import type { Reader } from '../../database/connection.ts';
import { findAbsencesOf } from '../absences/queries.ts';
import { findContracts } from '../contracts/queries.ts';
import { type Store, findMembers, findPeople } from '../people/queries.ts';
import { findPositionsOf } from '../positions/queries.ts';
import { boundsOf } from '../publications/difference.ts';
import { type StoredPublication, findPublicationsOf } from '../publications/queries.ts';
import { findTeamsAnd } from '../queries.ts';
import { findElsewhere } from './queries.ts';
import { shiftsWithin } from './shifts.ts';

const day = 86_400_000;
/** Days before a plan that averages count. */
const averaged = 12 * 7;

/** What stands of a plan, without the hours that were worked beside it: those are another room's. */
export type Plan = Omit<PlanningAnswer, 'worked'>;

/** Everything that the planning page of an establishment shows of some business days, both included (spec PLAN-17). */
export async function planningOf(
  db: Reader,
  organisation: string,
  { store, from, to }: { store: Store; from: string; to: string },
): Promise<Plan> {
  const { id: establishment, settings } = store;
  const place = { organisation, establishment };
  const { zone, cutOffHour, planningRules, timeRules } = settings;
  const stretch = boundsOf({ from, to }, settings);
  const shifts = await shiftsWithin(db, place, stretch);
  const members = await findMembers(db, place);
  const ids = [...new Set([...members, ...shifts.flatMap(peopleIn)])];
  const publications = await findPublicationsOf(db, place, { from, to });
  const authors = publications.flatMap((one) => one.published_by ?? []);
  const people = await findPeople(db, organisation, [...ids, ...authors]);
  const contracts = await findContracts(db, organisation, ids);
  const around = { from: stretch.from - day, to: stretch.to + day };
  const elsewhere = await findElsewhere(db, place, { people: ids, ...around });
  const { teams } = await findTeamsAnd(db, place, []);
  const positions = await findPositionsOf(db, organisation, [establishment]);
  const absences = await findAbsencesOf(db, organisation, { people: ids, from, to });
  return {
    establishment: {
      ...{ id: establishment, name: store.name, zone, cutOffHour },
      ...{ rules: planningRules, limits: timeRules.limits },
    },
    people: ids
      .flatMap((id): PlanningPerson[] => {
        const person = people.get(id);
        if (!person) return [];
        const { archived: _, ...rest } = person;
        const contract = contractOn(contracts.get(id) ?? [], from);
        return [{ ...rest, contract, elsewhere: elsewhere.get(id) ?? [] }];
      })
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    teams,
    positions: positions.map(({ establishment: _, ...position }) => position),
    shifts,
    absences: absences.filter(({ state }) => state === 'pending' || state === 'approved'),
    publications: publications.map((one) => publicationView(one, people)),
  };
}

/**
 * Days of which it counts what was worked (both included): the twelve weeks before a plan, and of the plan itself what is over,
 * in the week under way too (spec PLAN-55).
 */
export function workedSpan(
  { from, to }: { from: string; to: string },
  now: number,
  { zone, cutOffHour }: DayRule,
): { from: string; to: string } {
  const yesterday = addDays(businessDay(now, zone, cutOffHour), -1);
  return { from: addDays(from, -averaged), to: yesterday < to ? yesterday : to };
}

/** A publication as it is shown, its author by name. */
export function publicationView(
  row: StoredPublication,
  people: ReadonlyMap<string, { name: string }>,
): PlanningAnswer['publications'][number] {
  const by = row.published_by === null ? null : people.get(row.published_by)?.name;
  return {
    ...{ id: row.publication, version: row.version, from: row.first_day, to: row.last_day },
    ...{ team: row.team, changes: row.changes, by: by || null, at: row.published_at },
  };
}

function peopleIn({ published, draft }: PlannedShift): string[] {
  const drafted = draft === null || draft === 'removed' ? null : draft.person;
  return [published?.person, drafted].filter((person) => typeof person === 'string');
}
