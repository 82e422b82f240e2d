import { inert } from '@comptoir/shared/employees/formulas';
import { minutesOf } from '@comptoir/shared/time/format';
import type { Cell, HoursStyle } from '@comptoir/shared/timesheets/exports/cells';

/** Lines of one .xlsx: its writer keeps all of it in memory. More are for CSV, which is streamed. */
export const xlsxLimit = 20_000;

const day = 86_400_000;

/** A table as .xlsx: texts are texts, durations and counts are numbers that can be added up. */
export async function writeSheet(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  style: HoursStyle,
): Promise<Buffer> {
  const head = header.map((title) => ({ ...asText(title), fontWeight: 'bold' as const }));
  const body = rows.map((row) => row.map((cell) => cellOf(cell, style)));
  const columns = header.map((title) => ({ width: Math.max(12, title.length + 4) }));
  // Loaded with the first workbook: most days of a server write none.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile([head, ...body], { columns, stickyRowsCount: 1 }).toBuffer();
}

function asText(text: string) {
  return { value: inert(text, { isText: true }), type: String, format: '@' };
}

function cellOf(cell: Cell, style: HoursStyle) {
  if (cell === null || ('text' in cell && cell.text === '')) return null;
  if ('text' in cell) return asText(cell.text);
  if ('count' in cell) return { value: cell.count, type: Number, format: '0' };
  const minutes = Math.sign(cell.duration) * minutesOf(Math.abs(cell.duration));
  // A spreadsheet shows no negative time of the clock: less than nothing is written as hours.
  return style === 'clock' && minutes >= 0
    ? { value: (minutes * 60_000) / day, type: Number, format: '[h]:mm' }
    : { value: minutes / 60, type: Number, format: '0.00' };
}
