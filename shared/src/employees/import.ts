import type { RoleHolding } from '../access/portal.ts';
import type { Role } from '../access/permissions.ts';
import type { Language } from '../establishments/languages.ts';
import { readEmail, suggestEmail } from './contact.ts';
import {
  readDate,
  readImportedPhone,
  readLanguage,
  readRoles,
  splitFullName,
} from './import-cells.ts';
import { type ImportColumn, foldWords } from './import-columns.ts';
import type { PersonName, TabletRole } from './operations.ts';
import type { ImportAnswer, ImportFault } from './portal.ts';
import { tableLimits } from './table-file.ts';
import { isPlainText } from './written-name.ts';

/** A row of a table of people: its line as a spreadsheet counts, and its cells as text. */
export type TableRow = { line: number; cells: readonly string[] };

/** What each column means, and whether full names begin with the family name. */
export type Columns = { meanings: readonly (ImportColumn | null)[]; familyFirst: boolean };

/** What the house knows that a row is held against. */
export type ImportHouse = {
  /** Establishments in which the asker may put people; a row that names none goes to `home`. */
  establishments: readonly { id: string; name: string }[];
  home: string;
  /** Names of the teams of an establishment. */
  teamsOf: (establishment: string) => readonly string[];
  mayPlace: (place: { establishment: string; team: string | null }) => boolean;
  mayGive: (holding: RoleHolding) => boolean;
  /** E-mails and names of payroll that are somebody's already. */
  takenEmails: ReadonlySet<string>;
  takenIds: ReadonlySet<string>;
};

/** Somebody as a row puts them on the roster. */
export type ImportedPerson = {
  establishment: string;
  name: PersonName;
  role: TabletRole;
  roles: RoleHolding[];
  team: string | null;
  email: string | null;
  phone: string | null;
  display: string | null;
  language: Language | null;
  startsOn: string | null;
  endsOn: string | null;
  externalId?: string;
};

type Row = ImportAnswer['rows'][number];

/** What an import of this file would do: every row with its faults, and the people of the rows that have none. */
export type ReadImport = { rows: Row[]; people: ImportedPerson[] };

const longest = { name: 80, email: 254, phone: 60, team: 40, display: 80, externalId: 80 } as const;

/**
 * Reads the rows of a table against the house (spec EMP-24 to EMP-26). Empty rows, and rows whose first cell begins with
 * `#` (the example of the template), say nothing.
 */
export function readImport(
  columns: Columns,
  rows: readonly TableRow[],
  house: ImportHouse,
): ReadImport {
  const told = rows.filter(({ cells }) => saysSomething(cells));
  const seen = {
    emails: countOf(columns, told, 'email', emailOf),
    ids: countOf(columns, told, 'externalId', trimmed),
  };
  const read = told.map((row) => readRow(columns, row, { house, seen }));
  return {
    rows: read.map(({ row }) => row),
    people: read.flatMap(({ row, person }) => (row.faults.length === 0 ? [person] : [])),
  };
}

/** Names of payroll in a table, to be looked up before its rows are read. */
export function externalIdsIn(columns: Columns, rows: readonly TableRow[]): string[] {
  const told = rows.filter(({ cells }) => saysSomething(cells));
  return [...countOf(columns, told, 'externalId', trimmed).keys()];
}

function saysSomething(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  return first !== undefined && !first.trimStart().startsWith('#');
}

type Seen = { emails: ReadonlyMap<string, number>; ids: ReadonlyMap<string, number> };

function readRow(
  { meanings, familyFirst }: Columns,
  { line, cells }: TableRow,
  { house, seen }: { house: ImportHouse; seen: Seen },
): { row: Row; person: ImportedPerson } {
  const text = (column: ImportColumn): string => {
    const at = meanings.indexOf(column);
    return at < 0 ? '' : (cells[at] ?? '').trim();
  };
  const faults: Row['faults'] = [];
  const fault = (column: ImportColumn, name: ImportFault, suggestion: string | null = null) => {
    faults.push({ column, fault: name, suggestion });
  };
  const values: Record<string, string> = {};
  for (const column of meanings) if (column !== null) values[column] = text(column);
  /** A cell that is read, or left as it was typed beside its fault. */
  const cell = <T>(
    column: ImportColumn,
    read: (typed: string) => { ok: true; value: T } | { ok: false; refusal: ImportFault },
    shown: (value: T) => string,
  ): T | null => {
    const typed = text(column);
    if (typed === '') return null;
    const found = read(typed);
    if (found.ok) values[column] = shown(found.value);
    else fault(column, found.refusal);
    return found.ok ? found.value : null;
  };

  const name = nameIn(meanings, text, familyFirst);
  judgeName(name, meanings.includes('given') ? 'given' : 'full', fault);
  const email = emailIn(text('email'), { house, seen, fault });
  if (email !== null) values['email'] = email;
  const phone = cell(
    'phone',
    (typed) => {
      const read = readImportedPhone(typed);
      return read.ok ? read : { ok: false, refusal: 'phone-malformed' };
    },
    (value) => value,
  );
  const language = cell('language', readLanguage, (value) => value);
  const startsOn = cell('startsOn', readDate, (value) => value);
  const endsOn = cell('endsOn', readDate, (value) => value);
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) fault('endsOn', 'date-order');
  const place = placeIn(text, house, fault);
  if (place.team !== null) values['team'] = place.team;
  const given = rolesIn(text('role'), { place: place.establishment, house, fault });
  const externalId = text('externalId');
  if (externalId !== '') judgeId(externalId, { house, seen, fault });
  const display = text('display');
  if (display.length > longest.display) fault('display', 'too-long');
  else if (!isPlainText(display)) fault('display', 'name-malformed');
  for (const [at, column] of meanings.entries()) {
    if (column !== null && (cells[at] ?? '').length > tableLimits.characters) {
      fault(column, 'too-long');
    }
  }
  return {
    row: { line, values, faults: once(faults) },
    person: {
      ...{ name, email, phone, language, startsOn, endsOn, ...place, ...given },
      display: display === '' ? null : display,
      ...(externalId !== '' && { externalId }),
    },
  };
}

type Fault = (column: ImportColumn, name: ImportFault, suggestion?: string | null) => void;
type Text = (column: ImportColumn) => string;

function nameIn(
  meanings: readonly (ImportColumn | null)[],
  text: Text,
  familyFirst: boolean,
): PersonName {
  const blanks = (name: string) => name.replaceAll(/[ \u00a0\u202f]+/g, ' ').trim();
  if (!meanings.includes('given')) return splitFullName(text('full').slice(0, 400), familyFirst);
  return { given: blanks(text('given')), family: blanks(text('family')) };
}

function judgeName({ given, family }: PersonName, own: 'given' | 'full', fault: Fault): void {
  if (given === '') fault(own, 'name-missing');
  const parts = [
    [own, given],
    [own === 'full' ? 'full' : 'family', family],
  ] as const;
  for (const [column, part] of parts) {
    if (part.length > longest.name) fault(column, 'name-too-long');
    else if (!isPlainText(part)) fault(column, 'name-malformed');
  }
}

function emailIn(
  typed: string,
  { house, seen, fault }: { house: ImportHouse; seen: Seen; fault: Fault },
): string | null {
  if (typed === '') return null;
  const read = readEmail(typed);
  if (!read.ok) {
    fault('email', 'email-malformed', suggestEmail(typed));
    return null;
  }
  // An obvious slip would send an invitation to nobody, and nobody is asked about thousands of rows one by one.
  const meant = suggestEmail(typed);
  if (meant !== null && !isSisterDomain(read.value, meant))
    fault('email', 'email-malformed', meant);
  else if (house.takenEmails.has(read.value)) fault('email', 'email-taken');
  else if ((seen.emails.get(read.value) ?? 0) > 1) fault('email', 'email-twice');
  return read.value;
}

/** `live.de` beside `live.be`: the same house in another country is no slip. */
function isSisterDomain(typed: string, meant: string): boolean {
  const [a, b] = [typed, meant].map((email) => /@(.+)\.([a-z]{2})$/.exec(email));
  return a?.[1] !== undefined && a[1] === b?.[1];
}

function placeIn(
  text: Text,
  house: ImportHouse,
  fault: Fault,
): { establishment: string; team: string | null } {
  const named = text('establishment');
  const store =
    named === ''
      ? { id: house.home }
      : house.establishments.find(({ name }) => foldWords(name) === foldWords(named));
  const establishment = store?.id ?? house.home;
  const wanted = text('team');
  const known = house.teamsOf(establishment).find((team) => foldWords(team) === foldWords(wanted));
  const team = wanted === '' ? null : (known ?? null);
  if (store === undefined) fault('establishment', 'establishment-unknown');
  else if (wanted !== '' && (known === undefined || !house.mayPlace({ establishment, team }))) {
    fault('team', 'team-unknown');
  } else if (!house.mayPlace({ establishment, team })) {
    // Whoever looks after a team puts people into that team and nowhere else in the store.
    fault(
      named === '' ? 'team' : 'establishment',
      named === '' ? 'team-unknown' : 'establishment-unknown',
    );
  }
  return { establishment, team };
}

/** Whom a row makes a manager is one of the store of the row; every other role is held in the whole house. */
function rolesIn(
  cell: string,
  { place, house, fault }: { place: string; house: ImportHouse; fault: Fault },
): { role: TabletRole; roles: RoleHolding[] } {
  const read = readRoles(cell);
  if (!read.ok) fault('role', read.refusal);
  const asked: Role[] = read.ok ? read.value.filter((role) => role !== 'employee') : [];
  const roles = asked.map((role): RoleHolding => {
    return { role, establishment: role === 'manager' ? place : null, team: null };
  });
  if (!roles.every(house.mayGive)) fault('role', 'role-not-yours');
  return { role: asked.includes('manager') ? 'manager' : 'employee', roles };
}

function judgeId(
  externalId: string,
  { house, seen, fault }: { house: ImportHouse; seen: Seen; fault: Fault },
): void {
  if (externalId.length > longest.externalId) fault('externalId', 'too-long');
  if (house.takenIds.has(externalId)) fault('externalId', 'external-id-taken');
  else if ((seen.ids.get(externalId) ?? 0) > 1) fault('externalId', 'external-id-twice');
}

/** How often each value of a column stands in the table. */
function countOf(
  { meanings }: Columns,
  rows: readonly TableRow[],
  column: ImportColumn,
  read: (cell: string) => string | null,
): Map<string, number> {
  const at = meanings.indexOf(column);
  const counts = new Map<string, number>();
  if (at < 0) return counts;
  for (const { cells } of rows) {
    const value = read(cells[at] ?? '');
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function emailOf(cell: string): string | null {
  const read = readEmail(cell);
  return read.ok ? read.value : null;
}

function trimmed(cell: string): string | null {
  return cell.trim() === '' ? null : cell.trim();
}

/** One word about one cell: the first that was found. */
function once(faults: Row['faults']): Row['faults'] {
  return faults.filter(
    (fault, at) => faults.findIndex(({ column }) => column === fault.column) === at,
  );
}
