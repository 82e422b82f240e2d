import { nameOrder } from '@comptoir/shared/employees/name-order';
import type { OperationOf } from '@comptoir/shared/journal/operation';
import { comparePunches } from '@comptoir/shared/punches/punch';
import { businessDay, dayBounds } from '@comptoir/shared/time/business-day';
import { attachedPunches, punchTables, punchesOf } from '../local-database/overlay.ts';
import { fullName, peopleTables, readPeople } from '../local-database/people.ts';
import { placeTables, readPlace } from '../local-database/place.ts';
import type { JournalRow } from '../local-database/schema.ts';
import { watch } from '../local-database/watch.ts';
import type { Observable } from '../platform/signal.ts';
import type { Tablet } from '../tablet.ts';
import type { JumpLine, ReceiptsView, TimesLine, TimesPerson, TimesView } from './view.ts';

/** Somebody's punches of today, the latest first, each with where its receipt can be had (EVID-33). */
export function watchReceipts(tablet: Tablet, person: string): Observable<ReceiptsView> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...punchTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const { device } = tablet.identity();
      const { rule } = await readPlace(database, tablet.identity());
      const day = businessDay(tablet.clock.corrected(), rule.zone, rule.cutOffHour);
      const attached = await attachedPunches(database, rule);
      const { start: from } = dayBounds(day, rule.zone, rule.cutOffHour);
      const punches = await punchesOf(database, { person, from, attached }, rule);
      const ids = punches.map(({ id }) => id);
      const held = new Set(
        (await database.journal.where('id').anyOf(ids).toArray()).map((row) => row.id),
      );
      return {
        zone: rule.zone,
        // Of what a correction added there is no receipt: nobody punched it.
        lines: punches
          .filter(({ correction }) => correction === undefined)
          .sort((a, b) => comparePunches(b, a))
          .map((punch) => ({
            punch: punch.id,
            type: punch.type,
            at: punch.at,
            declared: punch.declared,
            cancelled: punch.cancelledBy !== null,
            from: held.has(punch.id) ? 'held' : punch.device === device ? 'gone' : 'elsewhere',
          })),
      };
    }),
  );
}

/** Everybody whom this tablet knows, by name; who was archived too: their punches are still there. */
export function watchTimesPeople(tablet: Tablet): Observable<TimesPerson[]> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...peopleTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const { language } = await readPlace(database, tablet.identity());
      const order = nameOrder(language);
      const people = await readPeople(database);
      return people
        .map(({ row }) => ({
          ...{ id: row.id, name: fullName(row), colour: row.colour, photo: row.photo },
          initials: `${letter(row.name?.given)}${letter(row.name?.family)}`,
        }))
        .sort((a, b) => order(a.name, b.name));
    }),
  );
}

function letter(name = ''): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? '';
}

/** Somebody's punches as this tablet knows them, with their three times, also without a network (O6, EVID-36). */
export function watchTimes(tablet: Tablet, person: string): Observable<TimesView> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...punchTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const { device } = tablet.identity();
      const { rule } = await readPlace(database, tablet.identity());
      const attached = await attachedPunches(database, rule);
      const punches = await punchesOf(database, { person, from: 0, attached }, rule);
      const ids = punches.map(({ id }) => id);
      const own = await database.journal.where('id').anyOf(ids).toArray();
      const after = new Map(own.map((row) => [row.id, row.after]));
      const days = new Map<string, TimesLine[]>();
      for (const punch of punches.sort(comparePunches)) {
        const line: TimesLine = {
          ...{ id: punch.id, type: punch.type, wall: punch.wall, estimated: punch.at },
          ...{ after: after.get(punch.id) ?? null, receivedAt: punch.receivedAt },
          ...{ flags: punch.flags, declared: punch.declared },
          ...{ cancelled: punch.cancelledBy !== null, elsewhere: punch.device !== device },
          ...{ aside: punch.setAside !== undefined, added: punch.correction !== undefined },
        };
        days.set(punch.day, [...(days.get(punch.day) ?? []), line]);
      }
      return {
        zone: rule.zone,
        days: [...days]
          .sort(([a], [b]) => (a < b ? 1 : -1))
          .map(([day, some]) => ({ day, punches: some })),
      };
    }),
  );
}

/** So many of the latest operations are looked through. */
const lookedAt = 5_000;

/** Clock jumps that this tablet recorded and still holds, the latest first. */
export async function readJumps(tablet: Tablet): Promise<JumpLine[]> {
  const { journal } = tablet.database;
  const rows = await journal.orderBy('[epoch+seq]').reverse().limit(lookedAt).toArray();
  const jumps = rows.filter((row) => row.kind === 'clock.jump' && row.state !== 'replaced');
  return jumps.map((row) => ({ id: row.id, ...jumpIn(row) }));
}

function jumpIn({ bytes }: JournalRow): { expected: number; found: number } {
  // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
  return (JSON.parse(bytes) as OperationOf<'clock.jump'>).body;
}
