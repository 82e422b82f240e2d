import { isDayOf } from '@comptoir/shared/planning/absence-days';
import { plannedWork } from '@comptoir/shared/planning/same-shift';
import { teamsAbove } from '@comptoir/shared/teams/tree';
import {
  addDays,
  businessDay,
  dayBounds,
  mondayOf,
  weekBounds,
} from '@comptoir/shared/time/business-day';
import { markSettled, refusedRow } from '../local-database/clashes.ts';
import { dayPlanTables, readDayPlan } from '../local-database/day-plan.ts';
import { readNotTaken } from '../local-database/not-taken.ts';
import { type Place, placeTables, readPlace } from '../local-database/place.ts';
import { personOf, readRoster } from '../local-database/roster.ts';
import {
  readPlanWords,
  scheduleTables,
  shownAbsences,
  shownChanges,
  shownShifts,
  shownSwaps,
  whoOf,
} from '../local-database/schedule.ts';
import { readTeamDay, teamDayTables } from '../local-database/team-day.ts';
import { strictTransaction } from '../local-database/transaction.ts';
import { watch } from '../local-database/watch.ts';
import type { Observable } from '../platform/signal.ts';
import type { Tablet } from '../tablet.ts';
import type {
  AbsenceLine,
  DayPlanView,
  PlanningNewsView,
  ScheduleView,
  ScheduleWeek,
  ShownShift,
  SwapLine,
  TeamDayView,
  Who,
} from './view.ts';

const aDay = 86_400_000;
/** Changes older than this are not news any more, seen or not. */
const changesFor = 28 * aDay;
/** Weeks that a tablet can know of. */
const weeksAhead = 8;
/** What was decided this long ago still stands in the list of one's requests. */
const decidedFor = 14 * aDay;

/** « Mon planning » (spec PLAN-80); null while nobody of that id is on the roster. */
export function watchSchedule(tablet: Tablet, person: string): Observable<ScheduleView | null> {
  return watchPlan(tablet, async (place, now) => {
    const { database } = tablet;
    const employee = await personOf(database, person);
    if (employee === undefined) return null;
    const { rule, planningRules: rules } = place;
    const today = businessDay(now, rule.zone, rule.cutOffHour);
    const monday = mondayOf(today);
    const span = { from: weekBounds(monday, rule.zone, rule.cutOffHour).start, to: Infinity };
    const words = await readPlanWords(database);
    const [shifts, changes, absences, swaps, roster, teams, notTaken, sync] = await Promise.all([
      shownShifts(database, span, words),
      shownChanges(database, { person, since: now - changesFor }, { place, words }),
      shownAbsences(database, words),
      shownSwaps(database, words),
      readRoster(database),
      database.teams.toArray(),
      readNotTaken(database, person, ['absence.', 'swap.', 'schedule.']),
      database.sync.get('sync'),
    ]);
    const others = roster.filter(({ id }) => id !== person);
    const people = others.map((row) => whoOf(row, place.hideSurnames));
    const own = absences.filter(({ row }) => row.person === person);
    const teamsOf = teamsAbove(employee.team, teams);
    // Whose shifts nobody shows, nobody asks for.
    const toCome = ({ id }: Who) =>
      rules.colleagues ? shifts.filter(({ row }) => row.person === id && row.start > now) : [];
    return {
      ...{ person, name: whoOf(employee, false).name, establishment: place.name },
      ...{ rule, rules, today, lastContact: sync?.lastContact ?? null, changes, notTaken },
      weeks: weeksOf({ monday, rule, person, shifts }, own, rules.colleagues ? people : []),
      open: rules.openShifts
        ? shifts.filter(
            ({ row, team }) =>
              row.person === null && row.start > now && (team === null || teamsOf.has(team)),
          )
        : [],
      absences: own.filter(({ row }) => isCurrent(row, today, now)).reverse(),
      swaps: swaps.filter((one) => concerns(one, person, now)),
      colleagues: rules.swaps ? people.map((who) => ({ who, shifts: toCome(who) })) : [],
    };
  });
}

/** What stands of the schedule on somebody's own screen (spec PLAN-81). */
export function watchPlanningNews(tablet: Tablet, person: string): Observable<PlanningNewsView> {
  return watchPlan(tablet, async (place, now) => {
    const { database } = tablet;
    const words = await readPlanWords(database);
    const [changes, swaps] = await Promise.all([
      shownChanges(database, { person, since: now - changesFor }, { place, words }),
      shownSwaps(database, words),
    ]);
    return {
      unseen: changes.filter(({ row }) => row.seenAt === null),
      asked: swaps.filter((one) => isAsked(one, person, now)).length,
      rule: place.rule,
    };
  });
}

/** « Équipe du jour ». */
export function watchTeamDay(tablet: Tablet): Observable<TeamDayView> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...teamDayTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const place = await readPlace(database, tablet.identity());
      return await readTeamDay(database, place, tablet.clock.corrected());
    }),
  );
}

/** Paramètres › Planning. `manager`: whoever opened the settings. */
export function watchDayPlan(tablet: Tablet, manager: string): Observable<DayPlanView> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...dayPlanTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const place = await readPlace(database, tablet.identity());
      return await readDayPlan(database, place, { manager, now: tablet.clock.corrected() });
    }),
  );
}

/** Whether somebody is named in a swap and has not answered. */
export function isAsked({ row, gives }: SwapLine, person: string, now: number): boolean {
  return row.state === 'asked' && row.colleague === person && (gives?.row.start ?? 0) > now;
}

function concerns(line: SwapLine, person: string, now: number): boolean {
  const { row, gives } = line;
  const isOwn = row.person === person || row.colleague === person;
  if (isOwn) return row.state === 'asked' || row.state === 'answered' || isRecent(row, now);
  // Offered to whoever answers first.
  return row.state === 'asked' && row.colleague === null && (gives?.row.start ?? 0) > now;
}

function isRecent(row: SwapLine['row'], now: number): boolean {
  return (row.decidedAt ?? row.answeredAt ?? row.askedAt) > now - decidedFor;
}

function isCurrent(row: AbsenceLine['row'], today: string, now: number): boolean {
  if (row.state === 'cancelled') return (row.decidedAt ?? row.askedAt) > now - decidedFor;
  return row.span.to >= today || (row.decidedAt ?? row.askedAt) > now - decidedFor;
}

type Of = { monday: string; rule: Place['rule']; person: string; shifts: readonly ShownShift[] };

/** This week, the next one, and the others that hold something of theirs. */
function weeksOf(
  { monday, rule, person, shifts }: Of,
  absences: readonly AbsenceLine[],
  people: readonly Who[],
): ScheduleWeek[] {
  const byDay = new Map<string, ShownShift[]>();
  for (const shift of shifts) {
    const day = businessDay(shift.row.start, rule.zone, rule.cutOffHour);
    byDay.set(day, [...(byDay.get(day) ?? []), shift]);
  }
  const weeks = Array.from({ length: weeksAhead }, (_, week) => addDays(monday, week * 7));
  return weeks
    .map((first): ScheduleWeek => {
      const days = Array.from({ length: 7 }, (_, index) => {
        const day = addDays(first, index);
        const all = byDay.get(day) ?? [];
        const away = absences.filter(
          ({ row }) =>
            row.state !== 'refused' && row.state !== 'cancelled' && isDayOf(row.span, day),
        );
        const colleagues = people.flatMap((who) => {
          const own = all.filter(({ row }) => row.person === who.id);
          return own.length === 0 ? [] : [{ who, shifts: own }];
        });
        colleagues.sort((a, b) => a.shifts[0]!.row.start - b.shifts[0]!.row.start);
        const own = all.filter(({ row }) => row.person === person);
        return { day, shifts: own, absences: away, colleagues };
      });
      const own = days.flatMap((day) => day.shifts);
      return {
        monday: first,
        days,
        total: own.reduce((sum, { row }) => sum + plannedWork(row), 0),
      };
    })
    .filter(({ days }, index) => index < 2 || days.some(({ shifts: own }) => own.length > 0));
}

/** Reads together what a schedule shows, now and after every change. */
export function watchPlan<T>(
  tablet: Tablet,
  read: (place: Place, now: number) => Promise<T>,
): Observable<T> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...scheduleTables(database)];
  return watch(tablet, () =>
    database.transaction('r', [...tables, database.days], async () => {
      const place = await readPlace(database, tablet.identity());
      return await read(place, tablet.clock.corrected());
    }),
  );
}

/** Start and end of a business day, ms. */
export function boundsOf(day: string, { zone, cutOffHour }: Place['rule']) {
  const { start, end } = dayBounds(day, zone, cutOffHour);
  return { from: start, to: end };
}

/** « Compris »: what the server did not take leaves the screens, and stays in the journal. */
export async function settleNotTaken(tablet: Tablet, key: string): Promise<void> {
  const { database } = tablet;
  await strictTransaction(tablet, [database.journal], async (trx) => {
    const row = await refusedRow(database, key);
    if (row !== undefined) await markSettled(trx, database, [row]);
  });
}
