import type { FileFault } from '@comptoir/shared/employees/portal';
import { tableLimits } from '@comptoir/shared/employees/table-file';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { unpackWithin } from './zip-guard.ts';

/** Rows times columns that the reader may lay out; formats without content reach further than people do. */
const layoutLimit = 2_000_000;

/**
 * The cells of the first sheet as text: dates as ISO, times as `HH:MM`, figures as they are written out, so that a telephone number that a
 * spreadsheet took for one keeps all its digits.
 */
export async function readXlsx(bytes: Buffer): Promise<Result<string[][], FileFault>> {
  const parts = unpackWithin(bytes);
  if (parts === null) return refused('not-a-table');
  for (const [name, text] of parts) {
    const fault = name.startsWith('xl/worksheets/') ? layoutFault(text) : null;
    if (fault !== null) return refused(fault);
  }
  // Loaded with the first workbook: most days of a server read none.
  const { readSheet } = await import('read-excel-file/universal');
  try {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const rows = await readSheet(buffer as ArrayBuffer);
    return ok(rows.map((row) => row.map(textOf)));
  } catch {
    // Its reader says what is wrong in many words; whoever chose the file is told one.
    return refused('not-a-table');
  }
}

/** How far the cells of a sheet reach, before anything is laid out. */
function layoutFault(sheet: string): FileFault | null {
  let [rows, columns] = [0, 0];
  for (const [, letters = '', figures = ''] of sheet.matchAll(
    /<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"/g,
  )) {
    rows = Math.max(rows, Number(figures));
    columns = Math.max(columns, columnOf(letters));
  }
  for (const [, figures = ''] of sheet.matchAll(/<row [^>]*?r="(\d{1,9})"/g)) {
    rows = Math.max(rows, Number(figures));
  }
  if (rows * Math.max(columns, 1) <= layoutLimit) return null;
  return columns > tableLimits.columns ? 'too-many-columns' : 'too-many-rows';
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** @param cell what the reader makes of it: its types name the constructor of dates, not a date */
function textOf(cell: unknown): string {
  if (cell instanceof Date) {
    const text = cell.toISOString();
    // A time without a date is one of the first day that a spreadsheet counts from.
    return cell.getUTCFullYear() < 1900 ? text.slice(11, 16) : text.slice(0, 10);
  }
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell)
    : '';
}
