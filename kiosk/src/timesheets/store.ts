import { nameOrder } from '@comptoir/shared/employees/name-order';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { isUndecided } from '@comptoir/shared/timesheets/correction-states';
import type { Punch } from '@comptoir/shared/punches/punch';
import { dayOfPunch } from '@comptoir/shared/timesheets/pairing';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import {
  outcomeKey,
  readCorrections,
  recentOutcomes,
} from '../local-database/shown-corrections.ts';
import { hoursContext, hoursTables, named, readHours } from '../local-database/hours.ts';
import { doubtfulPunches } from '../local-database/doubtful.ts';
import { readNotTaken } from '../local-database/not-taken.ts';
import { attachedPunches, punchesOf } from '../local-database/overlay.ts';
import { type Place, placeTables, readPlace, shownName } from '../local-database/place.ts';
import { personOf, readRoster } from '../local-database/roster.ts';
import { startOfSync } from '../local-database/schema.ts';
import { statementsOf } from '../local-database/statements.ts';
import { readTaskPeople } from '../local-database/task-people.ts';
import { watch } from '../local-database/watch.ts';
import type { Observable } from '../platform/signal.ts';
import type { Tablet } from '../tablet.ts';
import { spanOf } from './spans.ts';
import type {
  HoursView,
  Knowing,
  NewsView,
  ProposalView,
  TeamView,
  Waiting,
  WaitingView,
  WantedSpan,
  Who,
} from './view.ts';

/** Somebody's hours of a week or a month (spec SHEET-40); null while nobody of that id is on the roster. */
export function watchHours(
  tablet: Tablet,
  person: string,
  wanted: WantedSpan,
): Observable<HoursView | null> {
  return watchAll(tablet, async (place, now) => {
    const { database } = tablet;
    const employee = await personOf(database, person);
    if (employee === undefined) return null;
    const today = businessDay(now, place.rule.zone, place.rule.cutOffHour);
    const span = spanOf(wanted.kind, wanted.day ?? today);
    const { names } = await readTaskPeople(database);
    const context = await hoursContext(database, place, now, names);
    const to = span.to < today ? span.to : today;
    const [{ days, sheet }, statements, notTaken, knowing, own] = await Promise.all([
      readHours(database, employee, { from: span.from, to }, context),
      statementsOf(database, person),
      readNotTaken(database, person),
      readKnowing(tablet),
      database.establishments.get(tablet.identity().establishment),
    ]);
    const { given, family } = shownName(employee, false);
    return {
      ...{ person, name: `${given} ${family}`.trim(), rule: place.rule, today, span, days },
      ...{ establishment: place.name, organisation: own?.organisationName ?? '', notTaken },
      totals: {
        worked: sum(days, ({ worked }) => worked),
        breaks: sum(days, ({ breaks }) => breaks),
        paid: sum(days, ({ paid }) => paid),
      },
      overtime: days.some(({ old }) => old) ? [] : (sheet?.totals.overtime ?? []),
      statements: statements.filter(({ row }) => row.state === 'issued' || row.state === 'seen')
        .length,
      ...knowing,
    };
  });
}

/** What somebody needs to put a business day right; null while nobody of that id is on the roster. */
export function watchProposal(
  tablet: Tablet,
  person: string,
  day: string,
): Observable<ProposalView | null> {
  return watchAll(tablet, async (place, now) => {
    const { database } = tablet;
    const { rule } = place;
    if ((await personOf(database, person)) === undefined) return null;
    const [{ names }, roster, attached, corrections, locks, knowing] = await Promise.all([
      readTaskPeople(database),
      readRoster(database),
      attachedPunches(database, rule),
      readCorrections(database, person, day),
      database.periodLocks.toArray(),
      readKnowing(tablet),
    ]);
    const from = Date.parse(addDays(day, -3));
    const until = addDays(day, 2);
    const punches = await punchesOf(database, { person, from, attached }, rule);
    const deciders = roster.filter(({ id, role }) => role === 'manager' && id !== person);
    return {
      ...{ rule, day, punches: punches.filter((punch) => punch.day <= until && punch.at <= now) },
      lock: locks.find((lock) => lock.from <= day && day <= lock.to) ?? null,
      waiting: corrections
        .filter(({ row }) => row.day === day && isUndecided(row))
        .map((one) => named(one, names)),
      deciders: deciders.map((employee) => shownName(employee, true).given),
      ...knowing,
    };
  });
}

/** What stands first on somebody's own screen: outcomes that they have not seen here, and statements (spec CORR-23). */
export function watchNews(tablet: Tablet, person: string): Observable<NewsView> {
  return watchAll(tablet, async (_place, now) => {
    const { database } = tablet;
    const [{ names }, decided, statements, notTaken, own] = await Promise.all([
      readTaskPeople(database),
      recentOutcomes(database, person, now),
      statementsOf(database, person),
      readNotTaken(database, person),
      database.settings.get('settings'),
    ]);
    const seen = new Set(own?.outcomesSeen?.[person]);
    return {
      outcomes: decided.filter((one) => !seen.has(outcomeKey(one))).map((one) => named(one, names)),
      notTaken,
      statements: statements.flatMap(({ row: { id, from, to, state } }) =>
        state === 'issued' ? [{ id, from, to }] : [],
      ),
    };
  });
}

/** Paramètres › Heures: what waits for a manager (spec CORR-26). `manager`: whoever opened the settings. */
export function watchWaiting(tablet: Tablet, manager: string): Observable<WaitingView> {
  return watchAll(tablet, async (place, now) => {
    const { database } = tablet;
    const { rule } = place;
    const since = addDays(businessDay(now, rule.zone, rule.cutOffHour), -105);
    const [{ names }, roster, doubtful, corrections, locks, attached, knowing] = await Promise.all([
      readTaskPeople(database),
      readRoster(database),
      doubtfulPunches(database, rule, now),
      readCorrections(database, null, since),
      database.periodLocks.toArray(),
      attachedPunches(database, rule),
      readKnowing(tablet),
    ]);
    const whoIs = whoOf(roster, names);
    const base = async (person: string, day: string) => ({
      ...{ who: whoIs(person), day, own: person === manager },
      lock: locks.find((lock) => lock.from <= day && day <= lock.to) ?? null,
      punches: (
        await punchesOf(database, { person, from: Date.parse(addDays(day, -3)), attached }, rule)
      ).filter((punch) => punch.day <= addDays(day, 2)),
    });
    const items = await Promise.all([
      ...corrections
        .filter(({ row }) => isUndecided(row))
        .map(async (one): Promise<Waiting> => {
          const { id, person, day } = one.row;
          return {
            kind: 'correction',
            key: id,
            line: named(one, names),
            ...(await base(person, day)),
          };
        }),
      ...doubtful.flatMap(({ person, ...rest }) =>
        person === null ? [] : [punchWaits({ ...rest, person }, base)],
      ),
    ]);
    return {
      ...{ rule, unknown: doubtful.filter(({ person }) => person === null).length, ...knowing },
      items: items.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    };
  });
}

async function punchWaits(
  punch: Punch & { person: string },
  base: (person: string, day: string) => Promise<Omit<Waiting, 'kind' | 'key' | 'punch' | 'line'>>,
): Promise<Waiting> {
  const around = await base(punch.person, punch.day);
  // A departure after the cut-off makes hours of the day before (SHEET-9): that day is put right.
  const day = dayOfPunch(around.punches, punch);
  const own = day === punch.day ? around : await base(punch.person, day);
  return { kind: 'punch', key: punch.id, punch, ...own };
}

/** The week of the store that holds a day (null: today), by person (spec SHEET-42). */
export function watchTeam(tablet: Tablet, day: string | null): Observable<TeamView> {
  return watchAll(tablet, async (place, now) => {
    const { database } = tablet;
    const { rule } = place;
    const today = businessDay(now, rule.zone, rule.cutOffHour);
    const span = spanOf('week', day ?? today);
    const to = span.to < today ? span.to : today;
    const [{ names }, roster, knowing] = await Promise.all([
      readTaskPeople(database),
      readRoster(database),
      readKnowing(tablet),
    ]);
    const context = await hoursContext(database, place, now, names);
    const whoIs = whoOf(roster, names);
    const people = await Promise.all(
      roster.map(async (employee) => {
        const { days } = await readHours(database, employee, { from: span.from, to }, context);
        return {
          who: whoIs(employee.id),
          days: days.map((one) => ({
            ...{ day: one.day, worked: one.worked, warnings: one.warnings },
            anomalies: one.anomalies,
            corrected: one.periods.some(({ corrected }) => corrected),
          })),
          worked: sum(days, ({ worked }) => worked),
          anomalies: sum(days, ({ anomalies }) => anomalies.length),
        };
      }),
    );
    const order = nameOrder(place.language);
    people.sort((a, b) => order(a.who.name, b.who.name));
    return { rule, today, span, people, ...knowing };
  });
}

function whoOf(
  roster: readonly EmployeeRow[],
  names: ReadonlyMap<string, string>,
): (person: string) => Who {
  const known = new Map(roster.map((row) => [row.id, row]));
  return (id) => {
    const row = known.get(id);
    return {
      ...{
        id,
        name: names.get(id) ?? '',
        initials: row === undefined ? '' : shownName(row, false).initials,
      },
      ...{ colour: row?.colour ?? 'slate', photo: row?.photo ?? null },
    };
  };
}

function watchAll<T>(
  tablet: Tablet,
  read: (place: Place, now: number) => Promise<T>,
): Observable<T> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...hoursTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const place = await readPlace(database, tablet.identity());
      return await read(place, tablet.clock.corrected());
    }),
  );
}

/** O5: how much of the store's punches this tablet can know of. */
export async function readKnowing({ database }: Tablet): Promise<Knowing> {
  const { silent, lastContact } = (await database.sync.get('sync')) ?? startOfSync;
  return {
    lastContact,
    silent: (silent ?? []).map(({ name = '', since }) => ({ name, since })),
  };
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
