import { type DayRow, dayKey } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import type { RoomTables } from '../database/tables.ts';
import { inChunks } from '../journal/queries.ts';

/** Worked days of some people within their spans of business days (both included), by `dayKey`. */
export async function findDaysBetween(
  db: Reader,
  organisation: string,
  spans: readonly { person: string; first: string; last: string }[],
): Promise<Map<string, DayRow>> {
  // One span for all is read: a little more than asked for, in one statement. Spans far apart are read apart.
  const rows = await Promise.all(
    groupSpans(spans).map(({ people, first, last }) =>
      inChunks([...people], (some) =>
        db
          .selectFrom('day')
          .selectAll()
          .where('organisation', '=', organisation)
          .where('person', 'in', some)
          .where('day', '>=', first)
          .where('day', '<=', last)
          .execute(),
      ),
    ),
  );
  return new Map(rows.flat().map((row) => [dayKey(row.person, row.day), dayOf(row)]));
}

/** Worked days by their keys (`dayKey`). */
export async function findDays(
  db: Reader,
  organisation: string,
  keys: readonly string[],
): Promise<Map<string, DayRow>> {
  const asked = keys.map((key) => {
    const [person = '', day = ''] = key.split('/');
    return { person, first: day, last: day };
  });
  const found = await findDaysBetween(db, organisation, asked);
  const wanted = new Set(keys);
  return new Map([...found].filter(([key]) => wanted.has(key)));
}

type Span = { people: Set<string>; first: string; last: string };

function groupSpans(spans: readonly { person: string; first: string; last: string }[]): Span[] {
  const groups: Span[] = [];
  const sorted = [...spans].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  for (const { person, first, last } of sorted) {
    const latest = groups.at(-1);
    if (latest && Date.parse(first) - Date.parse(latest.last) < 40 * 86_400_000) {
      latest.people.add(person);
      if (last > latest.last) latest.last = last;
    } else groups.push({ people: new Set([person]), first, last });
  }
  return groups;
}

function dayOf(row: RoomTables['day']): DayRow {
  const { person, day, worked, breaks } = row;
  const periods = JSON.parse(row.periods) as DayRow['periods'];
  return { person, day, worked, breaks, periods, ...(row.corrected === 1 && { corrected: true }) };
}
