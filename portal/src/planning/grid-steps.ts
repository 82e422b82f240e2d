import type { Row } from './plan-board.ts';

/** Where the focus stands: a line, a day, and which of its shifts; 0 where there is none. */
export type Spot = { row: string; day: string; at: number };

type Lines = readonly Row[];

const keys = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const;
export type StepKey = (typeof keys)[number];
export function isStepKey(key: string): key is StepKey {
  return (keys as readonly string[]).includes(key);
}

/** The spot as it can stand now; the first one where its line or day is gone. Null: there is no line at all. */
export function spotIn(rows: Lines, spot: Spot | null): Spot | null {
  const [first] = rows;
  if (first === undefined) return null;
  const row = rows.find(({ key }) => key === spot?.row) ?? first;
  const cell = row.cells.find(({ day }) => day === spot?.day) ?? row.cells[0];
  if (cell === undefined) return null;
  const last = Math.max(0, cell.entries.length - 1);
  return { row: row.key, day: cell.day, at: Math.min(spot?.at ?? 0, last) };
}

/** Where a key leads (spec PLAN-62): through the shifts of a cell, then on; to the edge of the line with Home and End. */
export function steppedSpot(rows: Lines, spot: Spot, key: StepKey, far = false): Spot {
  const line = rows.findIndex((one) => one.key === spot.row);
  const row = rows[line];
  const column = row?.cells.findIndex(({ day }) => day === spot.day) ?? -1;
  if (row === undefined || column === -1) return spotIn(rows, spot) ?? spot;
  const to = (wanted: number, wantedColumn: number, at: 'first' | 'last') => {
    const next = rows[Math.min(Math.max(wanted, 0), rows.length - 1)] ?? row;
    const cell = next.cells[Math.min(Math.max(wantedColumn, 0), row.cells.length - 1)];
    if (cell === undefined) return spot;
    const last = Math.max(0, cell.entries.length - 1);
    return { row: next.key, day: cell.day, at: at === 'first' ? 0 : last };
  };
  const here = row.cells[column]?.entries.length ?? 0;
  switch (key) {
    case 'ArrowUp':
      if (spot.at > 0) return { ...spot, at: spot.at - 1 };
      return line === 0 ? spot : to(line - 1, column, 'last');
    case 'ArrowDown':
      if (spot.at < here - 1) return { ...spot, at: spot.at + 1 };
      return line === rows.length - 1 ? spot : to(line + 1, column, 'first');
    case 'ArrowLeft':
      return column === 0 ? spot : to(line, column - 1, 'first');
    case 'ArrowRight':
      return column === row.cells.length - 1 ? spot : to(line, column + 1, 'first');
    case 'Home':
      return to(far ? 0 : line, 0, 'first');
    case 'End':
      return to(far ? rows.length - 1 : line, row.cells.length - 1, 'first');
    case 'PageUp':
      return to(line - 8, column, 'first');
    case 'PageDown':
      return to(line + 8, column, 'first');
  }
}

/** Every shift between two spots, both included: what Shift chooses (spec PLAN-62). */
export function shiftsBetween(rows: Lines, one: Spot, other: Spot): string[] {
  const lineOf = ({ row }: Spot) => rows.findIndex(({ key }) => key === row);
  const [top, bottom] = [lineOf(one), lineOf(other)].sort((a, b) => a - b);
  const [first, last] = [one.day, other.day].sort();
  return rows
    .slice(top, (bottom ?? 0) + 1)
    .flatMap(({ cells }) => cells)
    .filter(({ day }) => first !== undefined && last !== undefined && first <= day && day <= last)
    .flatMap(({ entries }) => entries.map(({ shift }) => shift.id));
}
