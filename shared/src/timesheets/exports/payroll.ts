import { inert } from '../../employees/formulas.ts';
import type { ExportColumns, ExportFormat } from '../export-format.ts';
import type { Timesheet } from '../sheet.ts';
import { type Cell, writeDecimal } from './cells.ts';
import { type ExportedPerson, exportLines } from './lines.ts';

/** Imports of payroll programs: a line per person and item. Where their formats are known from, docs/exports.md says. */
export type PayrollFormat = Extract<ExportFormat, 'silae' | 'sage'>;

const headers: Record<PayrollFormat, readonly string[]> = {
  // Read by Silae's own import of variable items; the first line is never imported.
  silae: ['Matricule', 'Code', 'Valeur', 'Date debut', 'Date fin'],
  // The house names the same columns, in this order, in an import format of its own within Sage.
  sage: ['Matricule', 'Rubrique', 'Nombre', 'Date debut', 'Date fin'],
};

type Definition = Pick<ExportColumns, 'lines' | 'columns' | 'separator'>;

export function payrollHeader(format: PayrollFormat, definition: Definition): string {
  return lineOf(headers[format], separatorOf(format, definition));
}

/**
 * One person's lines for a payroll program (spec EXPORT-5): each column with a code is an item, its value in hours. What is
 * nothing has no line, so that an import never overwrites an item by zero.
 */
export function payrollLines(
  sheet: Timesheet,
  person: ExportedPerson,
  format: PayrollFormat,
  definition: Definition,
): string[] {
  const { lines, columns } = definition;
  const items = columns.filter(({ header }) => header !== '');
  const spans =
    lines === 'day'
      ? sheet.days.map(({ day }) => ({ from: day, to: day }))
      : [{ from: sheet.from, to: sheet.to }];
  const separator = separatorOf(format, definition);
  const cells = cellsBySpan(sheet, person, { lines, columns: items });
  return spans.flatMap(({ from, to }) =>
    (cells.get(lines === 'day' ? from : `${from}/${to}`) ?? []).flatMap((cell, at) => {
      const value = valueOf(cell);
      if (value === null) return [];
      // What is left of a text decides: a letter that falls away may uncover a formula.
      const code = inert(plain(items[at]?.header ?? '', separator));
      const number = inert(plain(person.externalId ?? '', separator));
      return [lineOf([number, code, value, writeDay(from), writeDay(to)], separator)];
    }),
  );
}

/** Cells of each line, by the day or the span that it is of. */
function cellsBySpan(
  sheet: Timesheet,
  person: ExportedPerson,
  { lines, columns }: Pick<ExportColumns, 'lines' | 'columns'>,
): Map<string, Cell[]> {
  const named = [{ field: 'day' as const, header: '' }, ...columns];
  // Wall times are no items: the zone decides nothing here.
  const rows = exportLines(sheet, person, { lines, columns: named }, 'UTC');
  return new Map(
    rows.flatMap(([day, ...cells]) => (day && 'text' in day ? [[day.text, cells] as const] : [])),
  );
}

function valueOf(cell: Cell): string | null {
  if (cell === null || 'text' in cell) return null;
  const written = 'count' in cell ? String(cell.count) : writeDecimal(cell.duration);
  return /[1-9]/.test(written) ? written : null;
}

function separatorOf(format: PayrollFormat, { separator }: Definition): string {
  return format === 'silae' ? ';' : separator;
}

/** Plain ASCII without quotes, ended by CR LF: nothing that the program would read as another column or letter. */
function lineOf(cells: readonly string[], separator: string): string {
  return `${cells.map((cell) => plain(cell, separator)).join(separator)}\r\n`;
}

function plain(cell: string, separator: string): string {
  const ascii = cell
    .normalize('NFD')
    .replaceAll(/[^\u0020-\u007e]/g, '')
    .replaceAll('"', '');
  // A value keeps its decimal comma; where commas separate, it becomes a point.
  if (separator === ',') return ascii.replaceAll(',', '.');
  return ascii.replaceAll(separator, ' ');
}

function writeDay(day: string): string {
  return day.split('-').reverse().join('/');
}
