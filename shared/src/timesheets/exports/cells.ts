import { inert } from '../../employees/formulas.ts';
import { minutesOf } from '../../time/format.ts';
import { writeClock } from './inspection.ts';

/** What a cell holds: a text, a duration (ms), a number, or nothing. */
export type Cell = { text: string } | { duration: number } | { count: number } | null;

/** How durations are written: `7,50` or `07:30`. */
export type HoursStyle = 'decimal' | 'clock';

/** Whole minutes as hours with two decimals and a comma: 7 h 05 is `7,08`. Less than nothing has a minus. */
export function writeDecimal(duration: number): string {
  const sign = duration < 0 ? '-' : '';
  const hundredths = Math.round((minutesOf(Math.abs(duration)) * 100) / 60);
  const whole = Math.floor(hundredths / 100);
  return `${sign}${whole},${String(hundredths % 100).padStart(2, '0')}`;
}

/** A cell of a CSV file. Texts that a spreadsheet would run are made inert (F01); numbers are of our own making. */
export function writeCell(cell: Cell, style: HoursStyle): string {
  if (cell === null) return '';
  if ('text' in cell) return inert(cell.text);
  if ('count' in cell) return String(cell.count);
  if (style === 'decimal') return writeDecimal(cell.duration);
  return `${cell.duration < 0 ? '-' : ''}${writeClock(Math.abs(cell.duration))}`;
}

/** What a CSV file in UTF-8 begins with, so that a spreadsheet takes it for what it is. */
export const byteOrderMark = '\ufeff';

/** A line of CSV (RFC 4180): every cell quoted, quotes doubled, ended by CR LF. */
export function csvLine(cells: readonly string[], separator: string): string {
  const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`);
  return `${quoted.join(separator)}\r\n`;
}
