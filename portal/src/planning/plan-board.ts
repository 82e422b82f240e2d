import type {
  ContentView,
  PlannedShift,
  PlanningAnswer,
  PlanningPerson,
  PositionView,
} from '@comptoir/shared/planning/portal';
import type { AbsenceRow } from '@comptoir/shared/planning/absence';
import { isDayOf } from '@comptoir/shared/planning/absence-days';
import { plannedWork } from '@comptoir/shared/planning/shift';
import { type TeamNode, teamsAbove } from '@comptoir/shared/teams/tree';
import type { DayRule } from '@comptoir/shared/time/business-day';
import type { Interval } from '@comptoir/shared/time/interval';
import { dayOf } from './carry.ts';
import { type ShiftState, standingOf, stateOf } from './plan.ts';
import type { PlanPeriod, PlanRows } from './plan-days.ts';
import { daysOf } from './plan-days.ts';
import type { ShiftWarnings } from './plan-alerts.ts';

/** A shift in a cell. `content`: what stands; of one that is to go, what is still published. */
export type Entry = { shift: PlannedShift; content: ContentView; state: ShiftState };

export type Cell = {
  day: string;
  entries: readonly Entry[];
  absences: readonly AbsenceRow[];
  /** In other stores. */
  elsewhere: readonly Interval[];
};

/** Whose shifts a line holds: `open` nobody's yet, `gone` of somebody who is no longer here. */
export type RowOf =
  | { kind: 'open' }
  | { kind: 'person'; person: PlanningPerson }
  | { kind: 'gone'; id: string }
  | { kind: 'position'; position: PositionView | null };

export type Row = {
  key: string;
  of: RowOf;
  /** Heading that stands above it; null where it goes on from the row before. */
  group: string | null;
  cells: readonly Cell[];
  /** Ms of planned work on these days, without breaks. */
  planned: number;
};

export type Board = {
  days: readonly string[];
  rows: readonly Row[];
  /** Of every row that is shown. */
  totals: readonly { day: string; planned: number; people: number }[];
  /** Shifts of these rows whose draft is not what is published. */
  drafts: number;
};

export type BoardView = { period: PlanPeriod; team: string | null; rows: PlanRows };

const openKey = 'open';

/** The key of the line of a person, of a position, or of nobody. */
export function rowKey(of: RowOf): string {
  switch (of.kind) {
    case 'open':
      return openKey;
    case 'person':
      return of.person.id;
    case 'gone':
      return of.id;
    case 'position':
      return of.position?.id ?? 'none';
  }
}

/** What stands in which line on which day (spec PLAN-60): open shifts first, then people by team, or positions. */
export function boardOf(
  answer: PlanningAnswer,
  shifts: readonly PlannedShift[],
  view: BoardView,
): Board {
  const { zone, cutOffHour } = answer.establishment;
  const rule = { zone, cutOffHour };
  const days = daysOf(view.period);
  const within = teamFilter(answer, view.team);
  const known = new Map(answer.people.map((one) => [one.id, one]));
  const entries = entriesOf(shifts).filter(({ content }) => {
    if (content.person === null) return within.open(content.team);
    const person = known.get(content.person);
    return person === undefined ? view.team === null : within.person(person);
  });
  const shown = entries.filter(({ content }) => days.includes(dayOf(content, rule)));
  const people = answer.people.filter(
    (one) => within.person(one) && (isHere(one, view.period) || shown.some(has(one.id))),
  );
  const lines: { of: RowOf; group: string | null }[] =
    view.rows === 'people'
      ? [{ of: { kind: 'open' }, group: null }, ...byTeam(people), ...goneLines(shown, known)]
      : positionLines(answer.positions, shown);
  const cellOf = cellsBy(view.rows, shown, rule);
  const rows = lines.map(({ of, group }) => {
    const key = rowKey(of);
    const person = of.kind === 'person' ? of.person : null;
    const absences =
      person === null ? [] : answer.absences.filter((one) => one.person === person.id);
    const cells = days.map((day) => ({
      day,
      entries: cellOf(key, day),
      absences: absences.filter((one) => isStanding(one) && isDayOf(one.span, day)),
      elsewhere: person?.elsewhere.filter((one) => dayOf(one, rule) === day) ?? [],
    }));
    return { key, of, group, cells, planned: sumOf(cells.flatMap((cell) => cell.entries)) };
  });
  return {
    days,
    rows,
    totals: totalsOf(shown, days, rule),
    drafts: shown.filter(({ state }) => state !== 'published').length,
  };
}

function entriesOf(shifts: readonly PlannedShift[]): Entry[] {
  return shifts.flatMap((shift) => entryOf(shift) ?? []);
}

const entries = new WeakMap<PlannedShift, Entry>();

/** The same object for the same shift: a line that nothing touches is not drawn again. */
function entryOf(shift: PlannedShift): Entry | null {
  const known = entries.get(shift);
  if (known !== undefined) return known;
  const content = standingOf(shift) ?? shift.published;
  if (content === null) return null;
  const entry = { shift, content, state: stateOf(shift) };
  entries.set(shift, entry);
  return entry;
}

function cellsBy(rows: PlanRows, shown: readonly Entry[], rule: DayRule) {
  const cells = new Map<string, Entry[]>();
  for (const entry of shown) {
    const { content } = entry;
    const line = rows === 'people' ? (content.person ?? openKey) : (content.position ?? 'none');
    const key = `${line} ${dayOf(content, rule)}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [entry]);
    else cell.push(entry);
  }
  for (const cell of cells.values()) {
    cell.sort((a, b) => a.content.start - b.content.start || a.content.end - b.content.end);
  }
  return (line: string, day: string): readonly Entry[] => cells.get(`${line} ${day}`) ?? [];
}

function teamFilter(answer: PlanningAnswer, team: string | null) {
  const nodes: TeamNode[] = answer.teams;
  const name = nodes.find(({ id }) => id === team)?.name ?? null;
  const isOf = (own: string | null) => name === null || teamsAbove(own, nodes).has(name);
  return {
    person: (one: PlanningPerson) => team === null || isOf(one.team),
    open: (of: string | null) =>
      team === null || of === null || isOf(nodes.find(({ id }) => id === of)?.name ?? null),
  };
}

function isHere({ startsOn, endsOn }: PlanningPerson, { from, to }: PlanPeriod): boolean {
  return (startsOn === null || startsOn <= to) && (endsOn === null || endsOn >= from);
}

const has =
  (person: string) =>
  ({ content }: Entry): boolean =>
    content.person === person;

/** By team, then by name; people without a team last. */
function byTeam(people: readonly PlanningPerson[]): { of: RowOf; group: string | null }[] {
  const order = new Intl.Collator('fr');
  const sorted = [...people].sort((a, b) => {
    if (a.team === b.team) return order.compare(a.name, b.name);
    if (a.team === null || b.team === null) return a.team === null ? 1 : -1;
    return order.compare(a.team, b.team);
  });
  return sorted.map((person, at) => {
    const first = at === 0 || sorted[at - 1]?.team !== person.team;
    return { of: { kind: 'person', person }, group: first ? (person.team ?? '') : null };
  });
}

function goneLines(shown: readonly Entry[], known: ReadonlyMap<string, PlanningPerson>) {
  const ids = new Set(
    shown.flatMap(({ content: { person } }) =>
      person === null || known.has(person) ? [] : [person],
    ),
  );
  return [...ids].map((id) => ({ of: { kind: 'gone' as const, id }, group: null }));
}

function positionLines(positions: readonly PositionView[], shown: readonly Entry[]) {
  const used = new Set(shown.map(({ content }) => content.position));
  return [...positions.filter(({ id, archived }) => !archived || used.has(id)), null].map(
    (position) => ({ of: { kind: 'position' as const, position }, group: null }),
  );
}

function isStanding({ state }: AbsenceRow): boolean {
  return state === 'pending' || state === 'approved';
}

function sumOf(some: readonly Entry[]): number {
  return some.reduce(
    (sum, { content, state }) => sum + (state === 'removed' ? 0 : plannedWork(content)),
    0,
  );
}

function totalsOf(shown: readonly Entry[], days: readonly string[], rule: DayRule) {
  const byDay = new Map(days.map((day) => [day, { planned: 0, people: new Set<string>() }]));
  for (const { content, state } of shown) {
    const day = byDay.get(dayOf(content, rule));
    if (day === undefined || state === 'removed' || content.person === null) continue;
    day.planned += plannedWork(content);
    day.people.add(content.person);
  }
  return days.map((day) => {
    const sum = byDay.get(day);
    return { day, planned: sum?.planned ?? 0, people: sum?.people.size ?? 0 };
  });
}

/** Whether two lines would be drawn alike, with the same alerts. */
export function isSameRow(
  one: { row: Row; alerts: ShiftWarnings },
  other: { row: Row; alerts: ShiftWarnings },
): boolean {
  const [a, b] = [one.row, other.row];
  if (a.key !== b.key || a.planned !== b.planned || a.group !== b.group) return false;
  if (a.cells.length !== b.cells.length || !isSameOf(a.of, b.of)) return false;
  return a.cells.every((cell, at) => {
    const twin = b.cells[at];
    return (
      twin !== undefined &&
      isSameCell({ cell, alerts: one.alerts }, { cell: twin, alerts: other.alerts })
    );
  });
}

/** The same of two cells. */
export function isSameCell(
  { cell, alerts }: { cell: Cell; alerts: ShiftWarnings },
  { cell: twin, alerts: others }: { cell: Cell; alerts: ShiftWarnings },
): boolean {
  return (
    cell.day === twin.day &&
    sameList(cell.entries, twin.entries) &&
    sameList(cell.absences, twin.absences) &&
    sameList(cell.elsewhere, twin.elsewhere) &&
    cell.entries.every(({ shift }) => alerts.get(shift.id)?.key === others.get(shift.id)?.key)
  );
}

function isSameOf(a: RowOf, b: RowOf): boolean {
  if (a.kind === 'person' && b.kind === 'person') return a.person === b.person;
  if (a.kind === 'position' && b.kind === 'position') return a.position === b.position;
  return a.kind === b.kind;
}

function sameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
