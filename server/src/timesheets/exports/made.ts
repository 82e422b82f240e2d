import { byteOrderMark, csvLine, writeCell } from '@comptoir/shared/timesheets/exports/cells';
import type { Cell } from '@comptoir/shared/timesheets/exports/cells';
import { exportHeader, exportLines } from '@comptoir/shared/timesheets/exports/lines';
import type { ExportedPerson } from '@comptoir/shared/timesheets/exports/lines';
import { payrollHeader, payrollLines } from '@comptoir/shared/timesheets/exports/payroll';
import type { ExportView } from '@comptoir/shared/timesheets/portal';
import type { ReadSheet } from '../sheets/read.ts';
import type { PayrollPerson } from './queries.ts';

export type Exported = { read: ReadSheet; person: PayrollPerson };

/** A text export, person by person: nobody's lines wait for another's. */
export async function* exportText(
  { format, columns }: Pick<ExportView, 'format' | 'columns'>,
  people: AsyncIterable<Exported>,
  stores: ReadonlyMap<string, string>,
): AsyncGenerator<string> {
  if (format === 'silae' || format === 'sage') {
    yield payrollHeader(format, columns);
    for await (const { read, person } of people) {
      const lines = payrollLines(read.sheet, exportedOf(read, person, stores), format, columns);
      if (lines.length > 0) yield lines.join('');
    }
    return;
  }
  const { separator, hours } = columns;
  yield (
    byteOrderMark +
    csvLine(
      exportHeader(columns).map((title) => writeCell({ text: title }, hours)),
      separator,
    )
  );
  for await (const { read, person } of people) {
    const rows = linesOf(columns, { read, person }, stores);
    const lines = rows.map((row) =>
      csvLine(
        row.map((cell) => writeCell(cell, hours)),
        separator,
      ),
    );
    if (lines.length > 0) yield lines.join('');
  }
}

/** Lines of one person. */
export function linesOf(
  columns: ExportView['columns'],
  { read, person }: Exported,
  stores: ReadonlyMap<string, string>,
): Cell[][] {
  return exportLines(read.sheet, exportedOf(read, person, stores), columns, read.settings.zone);
}

function exportedOf(
  { sheet }: ReadSheet,
  { given, family, team, externalId }: PayrollPerson,
  stores: ReadonlyMap<string, string>,
): ExportedPerson {
  const places = sheet.days.flatMap(({ corrected }) =>
    corrected.periods.flatMap(({ establishment }) => establishment ?? []),
  );
  const establishments = [...new Set(places)].flatMap((id) => stores.get(id) ?? []);
  return { given, family, team, externalId, establishments };
}
