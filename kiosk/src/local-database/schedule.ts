import type { Table } from 'dexie';
import { contractOn } from '@comptoir/shared/planning/contract';
import { isReplaced } from '@comptoir/shared/planning/change';
import { lateNotice } from '@comptoir/shared/planning/notice';
import type { EmployeeRow, PositionRow, TeamRow } from '@comptoir/shared/sync/rows';
import { businessDay } from '@comptoir/shared/time/business-day';
import type {
  AbsenceLine,
  ChangeLine,
  PositionLook,
  ShownShift,
  SwapLine,
  Who,
} from '../planning/view.ts';
import { type Held, heldAbsences, heldSwaps } from './plan-requests.ts';
import { type Place, shownName } from './place.ts';
import type { LocalDatabase } from './schema.ts';
import { type HeldChange, changesOf } from './shift-changes.ts';
import { type HeldShift, heldShifts } from './shifts.ts';
import { readTaskPeople, taskPeopleTables } from './task-people.ts';

/** What the readers of schedules read. */
export function scheduleTables(database: LocalDatabase): Table[] {
  const { shifts, shiftChanges, positions, absences, swaps, contracts, sync } = database;
  const planned = [shifts, shiftChanges, positions, absences, swaps, contracts];
  return [...taskPeopleTables(database), ...planned, sync];
}

/** Names and colours of the store, for everything that a schedule shows. */
export type PlanWords = {
  nameOf: (person: string | null) => string;
  positionOf: (position: string | null) => PositionLook | null;
  shown: (held: HeldShift) => ShownShift;
};

export async function readPlanWords(database: LocalDatabase): Promise<PlanWords> {
  const [{ names }, positions, teams] = await Promise.all([
    readTaskPeople(database),
    database.positions.toArray() as Promise<PositionRow[]>,
    database.teams.toArray() as Promise<TeamRow[]>,
  ]);
  const looks = new Map(positions.map(({ id, name, colour }) => [id, { name, colour }]));
  const called = new Map(teams.map(({ id, name }) => [id, name]));
  const positionOf = (id: string | null) => looks.get(id ?? '') ?? null;
  return {
    nameOf: (person) => names.get(person ?? '') ?? '',
    positionOf,
    shown: ({ row, pending }) => ({
      ...{ row, pending, position: positionOf(row.position) },
      team: called.get(row.team ?? '') ?? null,
    }),
  };
}

/** Shifts that begin in a span, with their words, by time. */
export async function shownShifts(
  database: LocalDatabase,
  span: { from: number; to: number },
  words: PlanWords,
): Promise<ShownShift[]> {
  const shifts = (await heldShifts(database, span)).map(words.shown);
  return shifts.sort((a, b) => a.row.start - b.row.start || a.row.end - b.row.end);
}

export async function shownAbsences(
  database: LocalDatabase,
  { nameOf }: PlanWords,
): Promise<AbsenceLine[]> {
  const held = await heldAbsences(database);
  return held
    .map(({ row, pending }) => ({ row, pending, decidedBy: nameOf(row.decidedBy) }))
    .sort((a, b) => (a.row.span.from < b.row.span.from ? -1 : 1));
}

export async function shownSwaps(database: LocalDatabase, words: PlanWords): Promise<SwapLine[]> {
  const [held, shifts] = await Promise.all([
    heldSwaps(database),
    shownShifts(database, { from: 0, to: Infinity }, words),
  ]);
  const known = new Map(shifts.map((shift) => [shift.row.id, shift]));
  const line = ({ row, pending }: Held<SwapLine['row']>): SwapLine => ({
    ...{ row, pending, askedBy: words.nameOf(row.person), colleague: words.nameOf(row.colleague) },
    decidedBy: words.nameOf(row.decidedBy),
    gives: known.get(row.gives ?? '') ?? null,
    takes: known.get(row.takes ?? '') ?? null,
  });
  return held.map(line).sort((a, b) => b.row.askedAt - a.row.askedAt);
}

/** Somebody's changes since a moment (ms), unseen ones first. */
export async function shownChanges(
  database: LocalDatabase,
  of: { person: string; since: number },
  { place, words }: { place: Place; words: PlanWords },
): Promise<ChangeLine[]> {
  const [changes, contract] = await Promise.all([
    changesOf(database, of.person, of.since),
    database.contracts.get(of.person),
  ]);
  const { rule, planningRules: rules, timeRules } = place;
  const terms = contract?.terms ?? [];
  /** By what the contract said on the day of the publication. */
  const isPartTime = (at: number) =>
    contractOn(terms, businessDay(at, rule.zone, rule.cutOffHour))?.partTime ?? false;
  const notice = { rules, holidays: timeRules.holidays, rule };
  const rows = changes.map(({ row }) => row);
  const line = ({ row, pending }: HeldChange): ChangeLine => ({
    ...{ row, pending, by: words.nameOf(row.by) },
    before: words.positionOf(row.before?.position ?? null),
    after: words.positionOf(row.after?.position ?? null),
    replaced: isReplaced(row, rows),
    late: lateNotice(row, row.at, { ...notice, partTime: isPartTime(row.at) }),
  });
  const lines = changes.map(line);
  const isUnseen = ({ row }: ChangeLine) => row.seenAt === null;
  return [...lines.filter(isUnseen), ...lines.filter((one) => !isUnseen(one))];
}

/** How a person looks in a list that everybody sees. */
export function whoOf(employee: EmployeeRow, hideSurnames: boolean): Who {
  const { given, family, initials } = shownName(employee, hideSurnames);
  const { id, colour } = employee;
  return { id, name: `${given} ${family}`.trim(), initials, colour };
}
