import { readDate } from '../employees/import-cells.ts';
import { foldWords } from '../employees/import-columns.ts';
import { type DayRule, addDays, businessDay } from '../time/business-day.ts';
import { overlap } from '../time/interval.ts';
import { spanOn } from './copy.ts';
import { readPause, readTime } from './import-cells.ts';
import type { PlanColumn } from './import-columns.ts';
import type { PlanImportFault, PlanImportRow } from './import-portal.ts';
import { longestShift } from './shift.ts';

/** Rows of one file: sixty people and four weeks. */
export const mostImportedShifts = 2_000;
const longestNote = 500;

/** What the house knows that a row is held against. */
export type PlanImportHouse = {
  /** Who works in this store. `number`: of payroll. */
  people: readonly { id: string; name: string; given: string; number: string | null }[];
  positions: readonly { id: string; name: string }[];
  /** Shifts that stand, drafted or published. */
  planned: readonly { person: string | null; start: number; end: number }[];
  /** Business day of now: a date that is far from it was mistyped. */
  today: string;
  rule: DayRule;
};

export type ImportedShift = {
  person: string | null;
  start: number;
  end: number;
  pause: number;
  position: string | null;
  note: string | null;
};

type Row = { line: number; cells: readonly string[] };
type Meanings = readonly (PlanColumn | null)[];
export type ReadPlan = { rows: PlanImportRow[]; shifts: ImportedShift[] };

/** What people write in the place of a name for a shift that nobody has yet. */
const openWords = new Set(
  ['a pourvoir', 'personne', 'open', 'open shift', 'nobody'].map(foldWords),
);
const daysBack = 31;
const daysAhead = 400;

/**
 * Reads the rows of a file against the store (spec PLAN-71, PLAN-72): each with its faults, and the shifts of those that have none.
 * Empty rows, rows without date and times, and rows whose first cell begins with `#` (the example of the template), say
 * nothing.
 */
export function readPlanImport(
  meanings: Meanings,
  rows: readonly Row[],
  house: PlanImportHouse,
): ReadPlan {
  const find = finderOf(house);
  const read = rows
    .filter((row) => saysSomething(meanings, row))
    .map((row) => readRow(meanings, row, house, find));
  // Two rows for one person at one time: both are told, nobody can know which is meant.
  const whole = read.flatMap(({ shift, row }) => (shift === null ? [] : [{ ...shift, row }]));
  const byPerson = new Map<string, typeof whole>();
  for (const one of whole) {
    if (one.person === null) continue;
    byPerson.set(one.person, [...(byPerson.get(one.person) ?? []), one]);
  }
  for (const own of byPerson.values()) {
    const ordered = own.sort((a, b) => a.start - b.start);
    for (const [at, one] of ordered.entries()) {
      const others = ordered.filter((_, other) => other !== at);
      if (others.some((other) => overlap(one, other) > 0)) note(one.row, 'start', 'overlap');
      const stands = house.planned.some(
        (other) => other.person === one.person && overlap(one, other) > 0,
      );
      if (stands) note(one.row, 'start', 'already-planned');
    }
  }
  return {
    rows: read.map(({ row }) => row),
    shifts: read.flatMap(({ row, shift }) => (row.faults.length === 0 && shift ? [shift] : [])),
  };
}

function note(row: PlanImportRow, column: PlanColumn, fault: PlanImportFault): void {
  if (!row.faults.some((one) => one.column === column && one.fault === fault)) {
    row.faults.push({ column, fault });
  }
}

function saysSomething(meanings: Meanings, { cells }: Row): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  if (first === undefined || first.trimStart().startsWith('#')) return false;
  // A person of the template whom nobody has planned.
  return ['date', 'start', 'end'].some((column) => {
    return (cells[meanings.findIndex((meaning) => meaning === column)] ?? '').trim() !== '';
  });
}

function readRow(
  meanings: Meanings,
  { line, cells }: Row,
  house: PlanImportHouse,
  find: Finder,
): { row: PlanImportRow; shift: ImportedShift | null } {
  const row: PlanImportRow = { line, values: {}, faults: [] };
  const text = (column: PlanColumn): string => {
    const at = meanings.indexOf(column);
    return at < 0 ? '' : (cells[at] ?? '').trim();
  };
  for (const column of meanings) if (column !== null) row.values[column] = text(column);
  /** A cell as it is read, shown so, or left as it was typed beside its fault. */
  const cell = <T>(
    column: PlanColumn,
    read: { ok: true; value: T } | { ok: false; refusal: PlanImportFault },
  ): T | null => {
    if (!read.ok) {
      note(row, column, read.refusal);
      return null;
    }
    row.values[column] = String(read.value);
    return read.value;
  };
  const person = find(text('number'), text('name'));
  if (typeof person === 'string') {
    note(row, person === 'number-unknown' ? 'number' : nameColumn(meanings), person);
  }
  const date = cell('date', dateOf(text('date'), house));
  const from = cell('start', readTime(text('start')));
  const to = cell('end', readTime(text('end')));
  const pause = cell('pause', readPause(text('pause')));
  if (!meanings.includes('pause')) delete row.values['pause'];
  const position = positionOf(text('position'), house);
  if (position === undefined) note(row, 'position', 'position-unknown');
  const words = text('note');
  if (words.length > longestNote) note(row, 'note', 'note-too-long');
  if (date === null || from === null || to === null || pause === null) return { row, shift: null };
  // A date in a file is that of the calendar, whatever the business day: 01:00 on Saturday is Saturday.
  const { start, end } = spanOn(date, { from, to }, { ...house.rule, cutOffHour: 0 });
  if (end - start > longestShift) note(row, 'end', 'too-long');
  if (pause * 60_000 >= end - start) note(row, 'pause', 'pause-too-long');
  if (typeof person === 'string' || position === undefined) return { row, shift: null };
  return {
    row,
    shift: { person: person.id, start, end, pause, position, note: words === '' ? null : words },
  };
}

const nameColumn = (meanings: Meanings): PlanColumn =>
  meanings.includes('name') ? 'name' : 'number';

function dateOf(typed: string, { today }: PlanImportHouse) {
  const read = readDate(typed);
  if (!read.ok) return read;
  const far = read.value < addDays(today, -daysBack) || read.value > addDays(today, daysAhead);
  return far ? ({ ok: false, refusal: 'date-far' } as const) : read;
}

/** Null: none. Undefined: one that the store does not have. */
function positionOf(typed: string, { positions }: PlanImportHouse): string | null | undefined {
  const wanted = foldWords(typed);
  return typed === '' ? null : positions.find(({ name }) => foldWords(name) === wanted)?.id;
}

type NotFound = Extract<PlanImportFault, `person-${string}` | 'number-unknown'>;
type Finder = (number: string, name: string) => { id: string | null } | NotFound;

/** Whom a row means: by number of payroll, else by whole name in either order, else by a first name that one person bears. */
function finderOf({ people }: PlanImportHouse): Finder {
  const byNumber = new Map(people.flatMap((one) => (one.number ? [[one.number, one.id]] : [])));
  const byName = new Map<string, Set<string>>();
  const add = (name: string, id: string) => {
    const folded = foldWords(name);
    if (folded !== '') byName.set(folded, (byName.get(folded) ?? new Set()).add(id));
  };
  const givens = new Map<string, Set<string>>();
  for (const { id, name, given } of people) {
    add(name, id);
    const family = name.startsWith(given) ? name.slice(given.length).trim() : '';
    add(`${family} ${given}`, id);
    const folded = foldWords(given);
    givens.set(folded, (givens.get(folded) ?? new Set()).add(id));
  }
  return (number, name) => {
    const named = byName.get(foldWords(name)) ?? givens.get(foldWords(name)) ?? new Set<string>();
    if (number !== '') {
      const id = byNumber.get(number);
      if (id === undefined) return 'number-unknown';
      // Another name than the number's: one of the two is mistaken.
      return name === '' || named.has(id) ? { id } : 'person-mismatch';
    }
    if (name === '') return 'person-missing';
    const [id, ...others] = named;
    if (others.length > 0) return 'person-ambiguous';
    if (id !== undefined) return { id };
    return openWords.has(foldWords(name)) ? { id: null } : 'person-unknown';
  };
}

/** First and last business day of some shifts; null where there are none. */
export function daysOfShifts(
  shifts: readonly { start: number }[],
  { zone, cutOffHour }: DayRule,
): { from: string; to: string } | null {
  const days = shifts.map(({ start }) => businessDay(start, zone, cutOffHour)).sort();
  const [from] = days;
  const to = days.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}
