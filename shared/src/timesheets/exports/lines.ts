import { addDays, mondayOf } from '../../time/business-day.ts';
import { formatTime } from '../../time/format.ts';
import type { ExportColumns, ExportField } from '../export-format.ts';
import type { SheetDay, SheetPeriod, Timesheet } from '../sheet.ts';
import type { Cell } from './cells.ts';

/** What an export says of a person beside their hours. */
export type ExportedPerson = {
  given: string;
  family: string;
  externalId: string | null;
  team: string | null;
  /** Names of the establishments where the hours were worked. */
  establishments: readonly string[];
};

type Fields = Record<ExportField, Cell>;

/**
 * One person's lines of an export (spec EXPORT-2, EXPORT-3): one for each business day that has anything to say, or one for
 * the span. Somebody without any hours, planned or not, has none.
 */
export function exportLines(
  sheet: Timesheet,
  person: ExportedPerson,
  { lines, columns }: Pick<ExportColumns, 'lines' | 'columns'>,
  zone: string,
): Cell[][] {
  const rows = lines === 'day' ? daysOf(sheet, person, zone) : spanOf(sheet, person);
  return rows.map((fields) => columns.map(({ field }) => fields[field]));
}

export function exportHeader({ columns }: Pick<ExportColumns, 'columns'>): string[] {
  return columns.map(({ header }) => header);
}

function daysOf(sheet: Timesheet, person: ExportedPerson, zone: string): Fields[] {
  // The week's overtime stands on its Sunday: days alone have none.
  const ended = sheet.weeks.filter(({ ends }) => ends);
  const bySunday = new Map(ended.map(({ monday, overtime }) => [addDays(monday, 6), overtime]));
  return sheet.days.flatMap((day) => {
    const overtime = bySunday.get(day.day)?.map(({ time }) => time) ?? [];
    if (isEmpty(day) && overtime.every((time) => time === 0)) return [];
    const { corrected, paid, counters } = day;
    return [
      {
        ...whoOf(person),
        ...overtimeFields(overtime),
        day: { text: day.day },
        week: { text: weekName(day.day) },
        'first-start': timeOf(corrected.periods[0]?.start, zone),
        'last-end': timeOf(corrected.periods.at(-1)?.end, zone),
        periods: { text: corrected.periods.map((one) => writePeriod(one, zone)).join(' ') },
        breaks: { duration: corrected.breaks },
        raw: { duration: day.raw.worked },
        corrected: { duration: corrected.worked },
        paid: { duration: paid.total },
        night: { duration: counters.night },
        sunday: { duration: counters.sunday },
        holiday: { duration: counters.holiday },
        late: { duration: paid.late },
        anomalies: { count: day.anomalies.length },
      },
    ];
  });
}

function spanOf({ days, weeks, totals, from, to }: Timesheet, person: ExportedPerson): Fields[] {
  // By their place in the rules of each week, as the lines of its Sundays have them: totals tell other thresholds apart, and would move the columns.
  const ended = weeks.filter(({ ends }) => ends);
  const overtime = [0, 1, 2, 3].map((at) =>
    ended.reduce((sum, week) => sum + (week.overtime[at]?.time ?? 0), 0),
  );
  if (days.every(isEmpty) && overtime.every((time) => time === 0)) return [];
  return [
    {
      ...whoOf(person),
      ...overtimeFields(overtime),
      day: { text: `${from}/${to}` },
      week: null,
      'first-start': null,
      'last-end': null,
      periods: { count: days.reduce((sum, day) => sum + day.corrected.periods.length, 0) },
      breaks: { duration: totals.breaks },
      raw: { duration: totals.raw },
      corrected: { duration: totals.corrected },
      paid: { duration: totals.paid },
      night: { duration: totals.counters.night },
      sunday: { duration: totals.counters.sunday },
      holiday: { duration: totals.counters.holiday },
      late: { duration: totals.late },
      anomalies: { count: days.reduce((sum, day) => sum + day.anomalies.length, 0) },
    },
  ];
}

function isEmpty({ raw, corrected, paid, anomalies }: SheetDay): boolean {
  const periods = raw.periods.length + corrected.periods.length;
  return periods === 0 && paid.total === 0 && anomalies.length === 0;
}

type Who = 'external-id' | 'family' | 'given' | 'establishment' | 'team';

function whoOf(person: ExportedPerson): Pick<Fields, Who> {
  return {
    'external-id': { text: person.externalId ?? '' },
    family: { text: person.family },
    given: { text: person.given },
    establishment: { text: person.establishments.join(', ') },
    team: { text: person.team ?? '' },
  };
}

function overtimeFields(times: readonly number[]): Pick<Fields, `overtime-${1 | 2 | 3 | 4}`> {
  const step = (at: number): Cell => ({ duration: times[at] ?? 0 });
  return {
    'overtime-1': step(0),
    'overtime-2': step(1),
    'overtime-3': step(2),
    'overtime-4': step(3),
  };
}

function timeOf(at: number | null | undefined, zone: string): Cell {
  return at === null || at === undefined ? null : { text: formatTime(at, zone) };
}

/** `09:00-12:00`; a period without an end `09:00-`. */
function writePeriod({ start, end }: SheetPeriod, zone: string): string {
  return `${formatTime(start, zone)}-${end === null ? '' : formatTime(end, zone)}`;
}

/** The ISO week of a business day: `2026-W47`. Its Thursday says which year it is of. */
export function weekName(day: string): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const since = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 86_400_000;
  return `${year}-W${String(Math.floor(since / 7) + 1).padStart(2, '0')}`;
}
