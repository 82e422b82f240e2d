import { revived } from '@comptoir/shared/employees/formulas';
import type { FileFault } from '@comptoir/shared/employees/portal';
import { tableLimits } from '@comptoir/shared/employees/table-file';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

export type Row = { line: number; cells: string[] };
export type Rows = { header: string[]; rows: Row[] };

/**
 * The rows of a table out of a file, whatever it is called (F06): its first row that says something is the header. Empty
 * rows and columns at its end are none.
 */
export async function readRows(bytes: Buffer): Promise<Result<Rows, FileFault>> {
  if (bytes.length === 0) return refused('empty');
  const read = isArchive(bytes) ? await readXlsx(bytes) : readText(bytes);
  if (!read.ok) return read;
  const rows = read.value.map((cells, at) => ({ line: at + 1, cells: withoutEnd(cells) }));
  const said = rows.filter(({ cells }) => cells.length > 0);
  const [first, ...below] = said;
  if (!first) return refused('empty');
  if (below.length > tableLimits.rows) return refused('too-many-rows');
  if (said.some(({ cells }) => cells.length > tableLimits.columns)) {
    return refused('too-many-columns');
  }
  if (said.some(({ cells }) => cells.some((cell) => cell.length > tableLimits.characters))) {
    return refused('cell-too-long');
  }
  return ok({ header: first.cells.map((title) => title.trim()), rows: below });
}

function readText(bytes: Buffer): Result<string[][], FileFault> {
  // An old .xls file and a PDF are often chosen by mistake, and are no text in any encoding.
  return /^(?:\u00d0\u00cf\u0011\u00e0|%PDF)/.test(bytes.toString('latin1', 0, 8))
    ? refused('not-a-table')
    : readCsv(bytes);
}

function isArchive(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
}

function withoutEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1).map(revived);
}
