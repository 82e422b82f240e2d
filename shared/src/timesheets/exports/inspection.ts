import type { Language } from '../../establishments/languages.ts';
import { writeDate } from '../../employees/export-words.ts';
import { addDays } from '../../time/business-day.ts';
import { formatTime, minutesOf } from '../../time/format.ts';
import type { SheetDay, SheetPeriod, Timesheet } from '../sheet.ts';

/** Longest span of an inspection export, in days: twelve months back and the month that runs (D3171-16). */
export const inspectionSpan = 400;

/** Columns of the inspection export, in their order. They never change; new ones come at the end. */
export const inspectionColumns = [
  'person',
  'externalId',
  'day',
  'start',
  'end',
  'breaks',
  'breakTime',
  'worked',
  'dayTotal',
  'weekTotal',
  'remarks',
  'recorded',
] as const;
type Column = (typeof inspectionColumns)[number];

const titles: Record<Language, Record<Column, string>> = {
  fr: {
    person: 'Salarié',
    externalId: 'Matricule',
    day: 'Jour',
    start: 'Début',
    end: 'Fin',
    breaks: 'Pauses',
    breakTime: 'Durée des pauses',
    worked: 'Durée du travail',
    dayTotal: 'Total du jour',
    weekTotal: 'Total de la semaine',
    remarks: 'Remarques',
    recorded: 'Pointages d’origine',
  },
  en: {
    person: 'Employee',
    externalId: 'Staff number',
    day: 'Day',
    start: 'Start',
    end: 'End',
    breaks: 'Breaks',
    breakTime: 'Break time',
    worked: 'Time worked',
    dayTotal: 'Total of the day',
    weekTotal: 'Total of the week',
    remarks: 'Remarks',
    recorded: 'As recorded',
  },
};

const remarks: Record<Language, Record<'corrected' | 'declared' | 'missing' | 'open', string>> = {
  fr: {
    corrected: 'corrigé',
    declared: 'déclaré après coup',
    missing: 'départ non pointé',
    open: 'en cours',
  },
  en: {
    corrected: 'corrected',
    declared: 'declared afterwards',
    missing: 'departure not punched',
    open: 'under way',
  },
};

export type InspectedPerson = { name: string; externalId: string | null };
export type InspectionWords = { zone: string; language: Language };

export function inspectionHeader(language: Language): string[] {
  return inspectionColumns.map((column) => titles[language][column]);
}

/**
 * One person's lines for the labour inspector (spec EXPORT-9): each period of each day with its breaks, the day's total on its
 * last line, the week's on the last line of the week (D3171-8). What a correction changed says so, beside what was
 * punched. Days without work have no line.
 */
export function inspectionRows(
  sheet: Timesheet,
  person: InspectedPerson,
  words: InspectionWords,
): string[][] {
  const lines: Record<Column, string>[] = [];
  for (const week of sheet.weeks) {
    const days = sheet.days.filter(
      ({ day }) => day >= week.monday && day < addDays(week.monday, 7),
    );
    const before = lines.length;
    for (const day of days) lines.push(...linesOfDay(day, person, words));
    const last = lines.at(-1);
    // Of the days that are listed: a week that the span cuts is not shown as if it were whole.
    const total = days.reduce((sum, { corrected }) => sum + corrected.worked, 0);
    if (last && lines.length > before) last.weekTotal = writeClock(total);
  }
  return lines.map((line) => inspectionColumns.map((column) => line[column]));
}

function linesOfDay(
  day: SheetDay,
  { name, externalId }: InspectedPerson,
  { zone, language }: InspectionWords,
): Record<Column, string>[] {
  const own = { person: name, externalId: externalId ?? '', day: writeDate(day.day, language) };
  const changed = isChanged(day);
  const recorded = day.raw.periods.map((period) => writePeriod(period, zone)).join(', ');
  const empty = {
    ...{ start: '', end: '', breaks: '', breakTime: '', worked: '', dayTotal: '', weekTotal: '' },
    ...{ remarks: '', recorded: '' },
  };
  const periods = day.corrected.periods;
  const lines = periods.map((period) => ({
    ...own,
    ...empty,
    start: formatTime(period.start, zone),
    end: period.end === null ? '' : formatTime(period.end, zone),
    breaks: period.breaks.map((one) => writeSpan(one, zone)).join(', '),
    breakTime: writeClock(breakTime(period)),
    worked: period.end === null ? '' : writeClock(period.end - period.start - breakTime(period)),
    remarks: remarksOf(day, period, language).join(', '),
  }));
  // Everything that was punched was taken away: the day is shown for what it was.
  if (lines.length === 0 && changed) {
    lines.push({ ...own, ...empty, remarks: remarks[language].corrected });
  }
  const last = lines.at(-1);
  if (last) {
    last.dayTotal = writeClock(day.corrected.worked);
    if (changed) last.recorded = recorded;
  }
  return lines;
}

function isChanged({ raw, corrected }: SheetDay): boolean {
  const facts = (periods: readonly SheetPeriod[]) =>
    JSON.stringify(periods.map(({ start, end, breaks }) => [start, end, breaks]));
  return facts(raw.periods) !== facts(corrected.periods);
}

function remarksOf({ anomalies }: SheetDay, period: SheetPeriod, language: Language): string[] {
  const words = remarks[language];
  const found: string[] = [];
  if (period.corrected) found.push(words.corrected);
  if (period.declared) found.push(words.declared);
  const isMissing = anomalies.some(
    ({ kind, punches }) => kind === 'missing-out' && punches.includes(period.opens),
  );
  if (period.end === null) found.push(isMissing ? words.missing : words.open);
  return found;
}

function breakTime({ breaks }: SheetPeriod): number {
  return breaks.reduce((sum, { start, end }) => sum + Math.max(0, (end ?? start) - start), 0);
}

function writePeriod(period: SheetPeriod, zone: string): string {
  const breaks = period.breaks.map((one) => ` (${writeSpan(one, zone)})`).join('');
  return `${writeSpan(period, zone)}${breaks}`;
}

function writeSpan({ start, end }: { start: number; end: number | null }, zone: string): string {
  return `${formatTime(start, zone)}–${end === null ? '…' : formatTime(end, zone)}`;
}

/** Hours and minutes as a column adds them up: `07:05`, `39:30`. */
export function writeClock(ms: number): string {
  const minutes = minutesOf(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
