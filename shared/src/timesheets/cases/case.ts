import { defaultTimeRules, type TimeRules } from '../../establishments/time-rules.ts';
import type { Flag } from '../../journal/flags.ts';
import type { PunchType } from '../../punches/operations.ts';
import type { Punch } from '../../punches/punch.ts';
import { idOf } from '../../testing/ids.ts';
import { punchAt } from '../../testing/punches.ts';
import { businessDay, type DayRule } from '../../time/business-day.ts';
import type { CorrectionRow } from '../correction.ts';
import { standCorrection } from '../project.ts';
import type { Timesheet } from '../sheet.ts';
import type { SheetInput } from '../sheet-input.ts';
import { timesheetOf } from '../timesheet.ts';

/** Somebody's punches, and what they make by hand. */
export type SheetCase = {
  rule: string;
  name: string;
  /** The article, the night, the change of the clocks, the cut-off … that it is about. */
  why: string;
  /** First business day, and of the punches' first date. */
  from: string;
  /** Last business day; left out: the first. */
  to?: string;
  /**
   * `+` arrival, `(` break, `)` return, `-` departure, as wall times. A time that is not later than the one before is the next
   * day's; `2026-11-21T` before it names the date; `b` behind it is the second of a repeated hour. `~` before it: cancelled.
   * Behind `#`: `2` the second tablet, `B` the second establishment, a flag, `late` after the lock, `cancelled-late`.
   */
  line: string;
  zone?: string;
  cutOffHour?: number;
  rules?: Partial<TimeRules>;
  now?: string;
  openPeriodLimit?: number;
  minorUntil?: string;
  establishment?: 'A' | 'B';
  /** Months closed on 1 December at noon, the rules of then; of several the second a minute later. */
  locked?: Closed | Closed[];
  /** `remove`: places in the line, from 1. `add`: as in the line. */
  corrections?: { remove?: number[]; add?: string; state?: CorrectionRow['state'] }[];
  /** Wall times of shifts, each on its date, with the minutes of the break: `2026-11-20T09:00/17:00/45`. */
  shifts?: string[];
  earlier?: { day: string; worked: string }[];
  expected: Expected;
};

/** `store`: which one is closed; left out: all that is looked at. */
type Closed = { from: string; to: string; rules?: Partial<TimeRules>; store?: 'A' | 'B' };

/** Durations `h:mm`. What is left out is zero, or nothing; raw, corrected and paid are `worked` where they do not differ. */
export type Expected = {
  worked: string;
  raw?: string;
  paid?: string;
  breaks?: string;
  late?: string;
  night?: string;
  sunday?: string;
  holiday?: string;
  /** By step, `25 %` first. */
  overtime?: string[];
  planned?: string;
  /** Of the longest day. */
  amplitude?: string;
  days?: number;
  warnings?: string[];
  anomalies?: string[];
};

const minute = 60_000;
export const noon = Date.parse('2026-12-01T12:00:00+01:00');
export const places = { A: idOf('e', 1), B: idOf('e', 2) };
const types: Record<string, PunchType> = {
  '+': 'in',
  '(': 'break-start',
  ')': 'break-end',
  '-': 'out',
};

/** The punches of a case, and where each was made. */
function readLine(
  line: string,
  from: string,
  rule: DayRule,
): { punches: Punch[]; places: Map<string, string> } {
  let date = Temporal.PlainDate.from(from);
  let previous = '';
  const places = new Map<string, string>();
  const punches = line.split(' ').map((word, index) => {
    const [, cancelled, sign = '', dated, time = '', second, marks = ''] =
      /^(~?)([-+()])(?:([\d-]+)T)?([\d:]+)(b?)(?:#(.+))?$/.exec(word) ?? [];
    const type = types[sign];
    if (!type) throw new Error(`not a punch: ${word}`);
    if (dated) date = Temporal.PlainDate.from(dated);
    else if (time <= previous && !second) date = date.add({ days: 1 });
    previous = time;
    const at = date.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(rule.zone, {
      disambiguation: second ? 'later' : 'earlier',
    }).epochMilliseconds;
    const of = marks.split('#').filter((mark) => mark !== '');
    const punch = punchAt(type, at, index + 1, {
      day: businessDay(at, rule.zone, rule.cutOffHour),
      ...(cancelled && { cancelledBy: idOf('x', index), cancelledAt: at + minute }),
      ...(of.includes('cancelled-late') && { cancelledBy: idOf('x'), cancelledAt: noon + 1 }),
      ...(of.includes('late') && { receivedAt: noon + 1 }),
      ...(of.includes('2') && { device: idOf('d', 2) }),
      declared: of.includes('declared'),
      flags: of.filter((mark) => !['2', 'B', 'late', 'cancelled-late'].includes(mark)) as Flag[],
    });
    places.set(punch.id, idOf('e', of.includes('B') ? 2 : 1));
    return punch;
  });
  return { punches, places };
}

/** What `timesheetOf` is given for a case. */
export function inputOf(one: SheetCase): SheetInput {
  const rule = { zone: one.zone ?? 'Europe/Paris', cutOffHour: one.cutOffHour ?? 5 };
  const line = readLine(one.line, one.from, rule);
  const rows: CorrectionRow[] = [];
  let { punches } = line;
  const recorded = punches;
  for (const [index, { remove = [], add, state = 'approved' }] of (
    one.corrections ?? []
  ).entries()) {
    const id = idOf('k', index + 1);
    const added = add === undefined ? [] : readLine(add, one.from, rule).punches;
    const change = {
      remove: remove.map((place) => recorded[place - 1]!.id),
      add: added.map(({ type, at }, at2) => ({ punch: idOf('a', index * 10 + at2), type, at })),
    };
    const stands = state === 'approved' || state === 'objected';
    const context = { correction: id, person: idOf('p', 1), rule, receivedAt: noon - minute };
    punches = standCorrection(punches, stands ? change : null, context);
    rows.push(rowOf(id, { day: one.from, state, change, stands }));
  }
  const rules = { ...defaultTimeRules, ...one.rules };
  return {
    ...{ person: idOf('p', 1), from: one.from, to: one.to ?? one.from, punches, rule, rules },
    placeOf: (punch) => line.places.get(punch) ?? places.A,
    establishment: one.establishment ? places[one.establishment] : null,
    shifts: one.shifts?.map((shift) => shiftOf(shift, rule.zone)) ?? null,
    corrections: rows,
    locks: [one.locked ?? []].flat().map(({ from, to, store, rules: own }, index) => ({
      ...{ from, to, id: idOf('l', index + 1), at: noon + index * minute },
      ...{ rules: { ...rules, ...own }, ...(store && { establishment: places[store] }) },
    })),
    openPeriodLimit: one.openPeriodLimit ?? 13 * 60,
    earlier: one.earlier?.map(({ day, worked }) => ({ day, worked: msOf(worked) })) ?? [],
    minorUntil: one.minorUntil ?? null,
    now: one.now === undefined ? Date.parse('2027-01-15T12:00:00Z') : Date.parse(one.now),
  };
}

function rowOf(
  id: string,
  of: Pick<CorrectionRow, 'day' | 'state'> & { change: CorrectionRow['asked']; stands: boolean },
): CorrectionRow {
  return {
    ...{ id, person: idOf('p', 1), day: of.day, state: of.state, asked: of.change },
    ...{ standing: of.stands ? of.change : null, reason: null, objection: null },
    ...{ proposedBy: null, proposedAt: noon - 2 * minute },
    decision: of.stands
      ? { by: null, at: noon - minute, decision: 'approved', edited: false, reason: null }
      : null,
  };
}

function shiftOf(text: string, zone: string) {
  const [start = '', end = '', pause = '0'] = text.split('/');
  const at = (wall: string) =>
    Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
  const last = Temporal.PlainDate.from(start.slice(0, 10)).add({
    days: end < start.slice(11) ? 1 : 0,
  });
  const times = { start: at(start), end: at(`${last.toString()}T${end}`) };
  return { ...times, work: times.end - times.start - Number(pause) * 60_000 };
}

/** What a sheet says, as a case writes it. */
export function tellSheet(sheet: Timesheet): Expected {
  const { totals, days } = sheet;
  const kinds = (of: 'anomalies' | 'warnings') =>
    days.flatMap((day) =>
      of === 'anomalies'
        ? day.anomalies.map(({ kind }) => kind)
        : day.warnings.map(({ rule }) => rule),
    );
  return {
    worked: write(totals.corrected),
    raw: write(totals.raw),
    paid: write(totals.paid),
    breaks: write(totals.breaks),
    late: write(totals.late),
    night: write(totals.counters.night),
    sunday: write(totals.counters.sunday),
    holiday: write(totals.counters.holiday),
    overtime: totals.overtime.map(({ time }) => write(time)),
    planned: totals.planned === null ? '-' : write(totals.planned),
    amplitude: write(Math.max(...days.map(({ amplitude }) => amplitude))),
    days: totals.daysWorked,
    warnings: kinds('warnings'),
    anomalies: kinds('anomalies'),
  };
}

/** What a case expects, everything that it leaves out written out. `amplitude` and `days` are judged where they are said. */
export function expectedOf(one: SheetCase, found: Expected): Expected {
  const { expected } = one;
  const steps = (one.rules?.overtime ?? defaultTimeRules.overtime).map(() => '0:00');
  const nothing = { breaks: '0:00', late: '0:00', night: '0:00', sunday: '0:00', holiday: '0:00' };
  return {
    ...nothing,
    ...{ overtime: steps, planned: '-', warnings: [], anomalies: [] },
    ...{ raw: expected.worked, paid: expected.worked },
    ...{ amplitude: found.amplitude!, days: found.days! },
    ...expected,
  };
}

export function judge(one: SheetCase): [found: Expected, expected: Expected] {
  const found = tellSheet(timesheetOf(inputOf(one)));
  return [found, expectedOf(one, found)];
}

function msOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * minute;
}

function write(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / minute);
  const two = String(minutes % 60).padStart(2, '0');
  return `${ms < 0 ? '-' : ''}${Math.floor(minutes / 60)}:${two}`;
}
