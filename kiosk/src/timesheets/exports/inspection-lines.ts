import type { Language } from '@comptoir/shared/establishments/languages';
import { writeDate } from '@comptoir/shared/employees/export-words';
import { mondayOf } from '@comptoir/shared/time/business-day';
import type { SheetDay, SheetWeek, Timesheet } from '@comptoir/shared/timesheets/sheet';
import { byteOrderMark, csvLine, writeCell } from '@comptoir/shared/timesheets/exports/cells';
import {
  inspectionColumns,
  inspectionHeader,
  inspectionRows,
  writeClock,
} from '@comptoir/shared/timesheets/exports/inspection';
import type { HoursDay } from '../view.ts';

/** One person's lines, in the order of `inspectionColumns`. */
export type InspectedLines = { person: string; rows: string[][] };

type Column = (typeof inspectionColumns)[number];
const at = (column: Column) => inspectionColumns.indexOf(column);

const withoutBreaks: Record<Language, string> = {
  fr: 'pauses : total du jour seulement',
  en: 'breaks: total of the day only',
};

/**
 * Somebody's lines for an inspector (spec SHEET-43). Of days whose punches the tablet does not hold any more it knows the periods
 * and the totals: where the breaks lay is left out, and said.
 */
export function linesOf(
  person: string,
  { days, sheet }: { days: readonly HoursDay[]; sheet: Timesheet | null },
  words: { zone: string; language: Language },
): InspectedLines {
  const old = days.filter((day) => day.old);
  const all = [...old.map(sheetDay), ...(sheet?.days ?? [])];
  const first = all[0]?.day ?? '';
  const whole: Timesheet = {
    ...{ person, from: first, to: all.at(-1)?.day ?? first, days: all, weeks: weeksOf(all) },
    totals: sheet?.totals ?? noTotals,
  };
  const rows = inspectionRows(whole, { name: person, externalId: null }, words);
  const written = new Map(old.map((day) => [writeDate(day.day, words.language), day]));
  return { person, rows: rows.map((row, index) => patched(row, rows[index + 1], written, words)) };
}

/** A file that spreadsheets read, and run nothing of (F01). */
export function inspectionCsv(people: readonly InspectedLines[], language: Language): string {
  const cells = (row: readonly string[]) =>
    csvLine(
      row.map((text) => writeCell({ text }, 'clock')),
      ';',
    );
  const rows = people.flatMap((one) => one.rows);
  return [byteOrderMark, cells(inspectionHeader(language)), ...rows.map(cells)].join('');
}

function patched(
  row: readonly string[],
  next: readonly string[] | undefined,
  old: ReadonlyMap<string, HoursDay>,
  { language }: { language: Language },
): string[] {
  const day = old.get(row[at('day')] ?? '');
  if (day === undefined || day.breaks === 0) return [...row];
  const isLast = next?.[at('day')] !== row[at('day')];
  const known: Partial<Record<Column, string>> = {
    breakTime: isLast ? writeClock(day.breaks) : '',
    worked: day.periods.length === 1 ? writeClock(day.worked) : '',
    remarks: [row[at('remarks')], isLast ? withoutBreaks[language] : '']
      .filter((word) => word !== '')
      .join(', '),
  };
  return inspectionColumns.map((column, index) => known[column] ?? row[index] ?? '');
}

function sheetDay({ day, worked, breaks, periods }: HoursDay): SheetDay {
  const account = {
    ...{ worked, breaks },
    periods: periods.map((period) => ({
      ...{ start: period.start, end: period.end, breaks: [], opens: '', closes: null },
      ...{ unresolved: period.unresolved, declared: false, corrected: period.corrected },
      establishment: null,
    })),
  };
  return {
    ...{ day, planned: null, raw: account, corrected: account, amplitude: 0, holiday: null },
    paid: { worked, paidBreaks: 0, rounding: 0, total: worked, late: 0 },
    counters: { night: 0, sunday: 0, holiday: 0 },
    ...{ anomalies: [], warnings: [], lock: null },
  };
}

/** By Monday; their sums are made of the days that are listed. */
function weeksOf(days: readonly SheetDay[]): SheetWeek[] {
  const mondays = [...new Set(days.map(({ day }) => mondayOf(day)))];
  return mondays.map((monday) => ({ monday, worked: 0, paid: 0, overtime: [], ends: true }));
}

const noTotals: Timesheet['totals'] = {
  ...{ planned: null, raw: 0, corrected: 0, breaks: 0, paid: 0, late: 0, daysWorked: 0 },
  ...{ counters: { night: 0, sunday: 0, holiday: 0 }, overtime: [] },
};
