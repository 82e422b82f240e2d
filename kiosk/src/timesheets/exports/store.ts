import { nameOrder } from '@comptoir/shared/employees/name-order';
import type { Language } from '@comptoir/shared/establishments/languages';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { hoursContext, hoursTables, readHours } from '../../local-database/hours.ts';
import { placeTables, readPlace } from '../../local-database/place.ts';
import { readTogether } from '../../local-database/reading.ts';
import { readRoster } from '../../local-database/roster.ts';
import { readTaskPeople } from '../../local-database/task-people.ts';
import type { Tablet } from '../../tablet.ts';
import { readKnowing } from '../store.ts';
import type { Knowing } from '../view.ts';
import { type InspectedLines, linesOf } from './inspection-lines.ts';

export type Inspected = Knowing & {
  from: string;
  to: string;
  zone: string;
  organisation: string;
  establishment: string;
  people: InspectedLines[];
};

/** The first day that a tablet can hand out: its rows of days, 13 months back. */
const daysBack = 395;

/** The days that can be asked for, by the tablet's own business day. */
export async function inspectionBounds(tablet: Tablet): Promise<{ first: string; today: string }> {
  const { rule } = await readPlace(tablet.database, tablet.identity());
  const today = businessDay(tablet.clock.corrected(), rule.zone, rule.cutOffHour);
  return { first: addDays(today, -daysBack), today };
}

/** Hours of everybody of the store, archived people too, from `from` to `to` (O14, spec SHEET-43), as this tablet knows them. */
export async function readInspection(
  tablet: Tablet,
  { from, to }: { from: string; to: string },
  language: Language,
): Promise<Inspected> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...hoursTables(database)];
  return await readTogether(database, tables, async () => {
    const now = tablet.clock.corrected();
    const place = await readPlace(database, tablet.identity());
    const { zone } = place.rule;
    const [{ names }, roster, former, own, knowing] = await Promise.all([
      readTaskPeople(database),
      readRoster(database),
      database.formerEmployees.toArray(),
      database.establishments.get(tablet.identity().establishment),
      readKnowing(tablet),
    ]);
    const context = await hoursContext(database, place, now, names);
    const left = former
      .filter(({ id }) => !roster.some((row) => row.id === id))
      .map(({ id }) => ({ id, openPeriodLimit: null, minorUntil: null }));
    const people: InspectedLines[] = [];
    // One after the other: a year of sixty people at once would not fit into an old tablet.
    for (const employee of [...roster, ...left]) {
      const read = await readHours(database, employee, { from, to }, context);
      people.push(linesOf(names.get(employee.id) ?? '', read, { zone, language }));
    }
    const order = nameOrder(language);
    return {
      ...{ from, to, zone, establishment: place.name },
      organisation: own?.organisationName ?? '',
      people: people
        .filter(({ rows }) => rows.length > 0)
        .sort((a, b) => order(a.person, b.person)),
      ...knowing,
    };
  });
}
