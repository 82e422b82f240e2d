import { writeCell } from '@comptoir/shared/timesheets/exports/cells';
import { exportHeader } from '@comptoir/shared/timesheets/exports/lines';
import type { ExportPreview, ExportView } from '@comptoir/shared/timesheets/portal';
import { type Exported, exportText, linesOf } from './made.ts';

/** Lines that a preview shows beside the first one. */
export const previewLines = 8;

/** The first lines of a file, cell by cell, as they would be written (spec EXPORT-10); nobody after them is computed. */
export async function previewOf(
  definition: Pick<ExportView, 'format' | 'columns'>,
  people: AsyncIterable<Exported>,
  stores: ReadonlyMap<string, string>,
): Promise<ExportPreview> {
  const rows: string[][] = [];
  for await (const row of rowsOf(definition, people, stores)) {
    if (rows.length > previewLines) return { rows, more: true };
    rows.push(row);
  }
  return { rows, more: false };
}

async function* rowsOf(
  definition: Pick<ExportView, 'format' | 'columns'>,
  people: AsyncIterable<Exported>,
  stores: ReadonlyMap<string, string>,
): AsyncGenerator<string[]> {
  const { format, columns } = definition;
  if (format === 'silae' || format === 'sage') {
    // These files quote nothing: what separates stands in no cell.
    const separator = format === 'silae' ? ';' : columns.separator;
    for await (const text of exportText(definition, people, stores)) {
      for (const line of text.split('\r\n')) if (line !== '') yield line.split(separator);
    }
    return;
  }
  yield exportHeader(columns);
  for await (const one of people) {
    for (const row of linesOf(columns, one, stores)) {
      yield row.map((cell) => writeCell(cell, columns.hours));
    }
  }
}
