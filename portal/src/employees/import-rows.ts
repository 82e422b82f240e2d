import type { ImportAnswer } from '@comptoir/shared/employees/portal';

export type ImportRow = ImportAnswer['rows'][number];
export type ImportColumn = ImportAnswer['columns'][number];

/** Those to be corrected. */
export function faultyRows(rows: readonly ImportRow[]): ImportRow[] {
  return rows.filter(({ faults }) => faults.length > 0);
}

/** Columns that say something, in the order of the file. */
export function tellingColumns({ columns }: ImportAnswer): (ImportColumn & { meaning: string })[] {
  return columns.flatMap(({ title, meaning }) => (meaning === null ? [] : [{ title, meaning }]));
}

/** What is wrong with one cell. A fault names its column by meaning, or by title where the file has its own. */
export function faultsAt(row: ImportRow, { title, meaning }: ImportColumn): ImportRow['faults'] {
  return row.faults.filter(({ column }) => column === meaning || column === title);
}

/** What is wrong with a row and stands in no column of the file: a name that is nowhere. */
export function otherFaults(row: ImportRow, columns: readonly ImportColumn[]): ImportRow['faults'] {
  return row.faults.filter((fault) => columns.every((one) => !faultsAt(row, one).includes(fault)));
}

/**
 * The rows to be corrected as a file that a spreadsheet opens: the columns as they were, and one more that says what is
 * wrong. Mended, it can be imported as it is.
 *
 * @param say the sentence of a fault
 * @param title of the column with the sentences
 */
export function faultyTable(
  answer: ImportAnswer,
  say: (fault: ImportRow['faults'][number]) => string,
  title: string,
): string {
  const columns = tellingColumns(answer);
  const lines = [
    [...columns.map((one) => one.title), title],
    ...faultyRows(answer.rows).map((row) => [
      ...columns.map(({ meaning }) => row.values[meaning] ?? ''),
      row.faults.map(say).join(' '),
    ]),
  ];
  // UTF-8 with a byte order mark and semicolons: what a French spreadsheet takes for a table.
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** A cell that no spreadsheet computes (F01); the import takes the apostrophe off again. */
function quoted(cell: string): string {
  const inert = /^[\s\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(cell) ? `'${cell}` : cell;
  return `"${inert.replaceAll('"', '""')}"`;
}
