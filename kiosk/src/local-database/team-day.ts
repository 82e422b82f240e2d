import type { Table } from 'dexie';
import { isAbsent, isDayOf } from '@comptoir/shared/planning/absence-days';
import { plannedAgainstActual } from '@comptoir/shared/planning/planned-actual';
import { businessDay, dayBounds } from '@comptoir/shared/time/business-day';
import { forgottenDeparture, openPeriodLimitOf } from '@comptoir/shared/timesheets/forgotten';
import { type Period, openPeriod, pairPunches } from '@comptoir/shared/timesheets/pairing';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import type { TeamDayState, TeamDayView, TeamMember } from '../planning/view.ts';
import { attachedPunches, punchTables, punchesOf } from './overlay.ts';
import type { Place } from './place.ts';
import { heldAbsences } from './plan-requests.ts';
import { readRoster } from './roster.ts';
import { readPlanWords, scheduleTables, shownShifts, whoOf } from './schedule.ts';
import type { LocalDatabase } from './schema.ts';

const hour = 3_600_000;

/** What `readTeamDay` reads. */
export function teamDayTables(database: LocalDatabase): Table[] {
  return [...new Set([...scheduleTables(database), ...punchTables(database)])];
}

/** Today in the store: who is expected, who is there, who is gone (spec PLAN-86). Nothing says why somebody is away. */
export async function readTeamDay(
  database: LocalDatabase,
  place: Place,
  now: number,
): Promise<TeamDayView> {
  const { rule, hideStatuses, planningRules } = place;
  const { zone, cutOffHour } = rule;
  const today = businessDay(now, zone, cutOffHour);
  const bounds = dayBounds(today, zone, cutOffHour);
  const words = await readPlanWords(database);
  const [roster, shifts, absences, attached] = await Promise.all([
    readRoster(database),
    shownShifts(database, { from: bounds.start, to: bounds.end }, words),
    heldAbsences(database),
    attachedPunches(database, rule),
  ]);
  const { tolerance } = planningRules;
  const member = async (employee: EmployeeRow): Promise<TeamMember> => {
    const { id: person } = employee;
    const own = shifts.filter(({ row }) => row.person === person);
    const from = bounds.start - 12 * hour;
    const punches = hideStatuses ? [] : await punchesOf(database, { person, from, attached }, rule);
    const { periods } = pairPunches(punches);
    const open = openPeriod(periods);
    const openPeriodLimit = openPeriodLimitOf(employee, place);
    const forgotten = forgottenDeparture(open, { now, openPeriodLimit, plannedEnd: null });
    // Nobody works that long: they forgot to say that they left.
    const present = forgotten?.tooLong === true ? null : open;
    const shown = periods.filter((one) => one.day === today || one === present);
    const rows = own.map(({ row }) => row);
    const { shifts: told } = plannedAgainstActual(rows, shown, { now, tolerance });
    const away = absences.some(({ row }) => {
      if (row.person !== person || row.state !== 'approved') return false;
      if (rows.length > 0) return rows.every((shift) => isAbsent(row.span, shift, rule));
      return row.span.times === null && isDayOf(row.span, today);
    });
    const next = told.find(({ state }) => !['done', 'absent', 'present'].includes(state));
    const nextRow = rows.find(({ id }) => id === next?.shift);
    return {
      who: whoOf(employee, place.hideSurnames),
      shifts: own,
      periods: shown.map(({ start, end }) => ({ start, end: end ?? now })),
      state: stateOf({ present, shown, told: told.map(({ state }) => state), next, away }),
      from: nextRow?.start ?? null,
    };
  };
  const people = await Promise.all(roster.map(member));
  const order = ({ shifts: own, periods }: TeamMember) =>
    Math.min(own[0]?.row.start ?? Infinity, periods[0]?.start ?? Infinity);
  // Who is there and who comes, before whoever it is over for. Where statuses are hidden the plan alone says so.
  const isOver = ({ state, shifts: own }: TeamMember) =>
    hideStatuses ? own.every(({ row }) => row.end <= now) : state === 'gone' || state === 'absent';
  people.sort(
    (a, b) =>
      Number(isOver(a)) - Number(isOver(b)) ||
      order(a) - order(b) ||
      a.who.name.localeCompare(b.who.name),
  );
  const isShown = ({ state, shifts: own }: TeamMember) => state !== 'unplanned' || own.length > 0;
  return {
    ...{ rule, today, hideStatuses, people: people.filter(isShown) },
    open: shifts.filter(({ row }) => row.person === null),
    others: people.filter((one) => !isShown(one)).map(({ who }) => who.name),
  };
}

type Found = {
  present: Period | null;
  shown: readonly Period[];
  told: readonly string[];
  next: { state: string } | undefined;
  away: boolean;
};

function stateOf({ present, shown, told, next, away }: Found): TeamDayState {
  if (present !== null) return present.breaks.some(({ end }) => end === null) ? 'break' : 'in';
  if (away) return 'absent';
  if (next !== undefined) return next.state as 'to-come' | 'expected' | 'missing';
  if (shown.length > 0) return 'gone';
  return told.includes('absent') ? 'absent' : 'unplanned';
}
