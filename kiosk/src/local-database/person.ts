import { forgottenDeparture, openPeriodLimitOf } from '@comptoir/shared/timesheets/forgotten';
import { type Period, openPeriod, pairPunches } from '@comptoir/shared/timesheets/pairing';
import { warningsOf, youthOn } from '@comptoir/shared/timesheets/warnings';
import {
  type Live,
  breaksOf,
  workedByDay,
  workedOf,
  workedOfDay,
} from '@comptoir/shared/timesheets/worked';
import { nextAct, otherActs, presenceOf, stateAfter } from '@comptoir/shared/punches/sequence';
import {
  type PlannedAgainstActual,
  plannedAgainstActual,
} from '@comptoir/shared/planning/planned-actual';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { isFor } from '@comptoir/shared/tasks/due';
import { teamsAbove } from '@comptoir/shared/teams/tree';
import { addDays, businessDay, mondayOf, weekBounds } from '@comptoir/shared/time/business-day';
import type { PeriodView, PersonView, PlannedShift } from '../punches/view.ts';
import { attachedPunches, punchesOf } from './overlay.ts';
import type { Place } from './place.ts';
import { personOf, readRoster } from './roster.ts';
import type { LocalDatabase } from './schema.ts';
import { readDayTasks, taskViewer } from './task-board.ts';
import { heldShifts } from './shifts.ts';
import { tileOf } from './tiles.ts';

const hour = 3_600_000;

/** Everything of one person's screen; null when they are not on the roster. `now` in ms. */
export async function readPerson(
  database: LocalDatabase,
  place: Place,
  person: string,
  now: number,
): Promise<PersonView | null> {
  const employee = await personOf(database, person);
  if (!employee) return null;
  const openPeriodLimit = openPeriodLimitOf(employee, place);
  const attached = await attachedPunches(database, place.rule);
  const { zone, cutOffHour } = place.rule;
  const day = businessDay(now, zone, cutOffHour);
  const monday = mondayOf(day);
  // Two days before the week, so that no night is cut in two and the rest before Monday is known.
  const from = weekBounds(monday, zone, cutOffHour).start - 48 * hour;
  const [punches, presence, earlier, around, tasks, employees, teams] = await Promise.all([
    punchesOf(database, { person, from, attached }, place.rule),
    database.presence.get(person),
    database.days
      .where('[person+day]')
      .between([person, addDays(monday, -84)], [person, monday])
      .toArray(),
    heldShifts(database, { from: now - 36 * hour, to: now + 36 * hour }),
    readDayTasks(database, place, day, now),
    readRoster(database),
    database.teams.toArray(),
  ]);
  const { periods } = pairPunches(punches);
  const open = openPeriod(periods);
  const latest = presenceOf(punches) ?? (punches.length === 0 ? (presence ?? null) : null);
  const state = stateAfter(latest?.type ?? null);
  const live: Live = { now, openPeriodLimit };
  const shifts = around.map(({ row }) => row).filter((shift) => shift.person === person);
  const isToday = (shift: ShiftRow) => businessDay(shift.start, zone, cutOffHour) === day;
  const shift = shiftOf(shifts, open, { now, isToday });
  const next = nextAct(state, {
    worked: open ? workedOf(open, live) : 0,
    breaks: open ? breaksOf(open, live) : 0,
    untilPlannedEnd: shift === null ? null : shift.end - now,
  });
  const { tolerance } = place.planningRules;
  const actual = plannedAgainstActual(shifts, periods, { now, tolerance });
  const byDay = workedByDay(periods, day, live);
  const pending = latest !== null && 'receivedAt' in latest && latest.receivedAt === null;
  const tile = tileOf(
    employee,
    latest && { type: latest.type, at: latest.at, pending },
    shifts,
    place,
    now,
  );
  const plannedEnd = shift?.end ?? null;
  const show = taskViewer(tasks, employees, place.hideSurnames);
  const own = { id: person, teams: teamsAbove(employee.team, teams) };
  return {
    tile,
    zone,
    day,
    next,
    others: otherActs(state, next),
    periods: periods.filter((one) => one.day === day || one === open).map(periodView),
    worked: {
      today: workedOfDay(periods, day, live),
      week: [...byDay.values()].reduce((sum, worked) => sum + worked, 0),
      days: [...byDay].map(([date, worked]) => ({ day: date, worked })),
    },
    warnings: warningsOf({
      day,
      periods,
      earlier,
      ...youthOn(day, employee.minorUntil),
      live,
      limits: place.timeRules.limits,
    }),
    forgotten: open
      ? forgottenDeparture(open, { now, openPeriodLimit, plannedEnd })
      : // In since before everything that the tablet still holds.
        state === 'out' || latest === null
        ? null
        : { since: latest.at, proposed: true, tooLong: true },
    shift: shift && planned(shift, actual),
    unplanned: around.length > 0 && open !== null && actual.unplanned.includes(open),
    tasks: tasks.lists.flatMap((list) => list.tasks.filter((task) => isFor(task, own)).map(show)),
  };
}

/**
 * The shift of the open period; without one the shift that is on or comes next, else the last one of the day. What stands on
 * another business day is not said to be of this one, except across the cut-off hour: three hours before and after.
 */
function shiftOf(
  shifts: ShiftRow[],
  open: Period | null,
  { now, isToday }: { now: number; isToday: (shift: ShiftRow) => boolean },
): ShiftRow | null {
  const sorted = [...shifts].sort((a, b) => a.start - b.start);
  if (open) {
    const own = sorted.find((one) => one.start - 3 * hour <= open.start && open.start < one.end);
    if (own) return own;
  }
  const near = sorted.filter(
    (one) => isToday(one) || (one.end > now - 3 * hour && one.start < now + 3 * hour),
  );
  return near.find((one) => one.end > now) ?? near.at(-1) ?? null;
}

function planned({ id, start, end }: ShiftRow, actual: PlannedAgainstActual): PlannedShift {
  const told = actual.shifts.find(({ shift }) => shift === id);
  return { start, end, arrival: told?.arrival ?? null, departure: told?.departure ?? null };
}

function periodView(period: Period): PeriodView {
  const { opens, closes, start, end, breaks, declared, pending } = period;
  return { opens, closes, start, end, breaks, declared, pending };
}
