import {
  type ExportColumns,
  type ExportField,
  type ExportFormat,
  exportFields,
} from '@comptoir/shared/timesheets/export-format';
import type { ExportView } from '@comptoir/shared/timesheets/portal';

/** An export as it is being written. */
export type ExportDraft = Pick<ExportView, 'name' | 'format' | 'columns'>;
export type Column = ExportColumns['columns'][number];

/** Fields that are an item of pay: a number that a payroll program can take. */
const items: readonly ExportField[] = [
  ...([
    'paid',
    'corrected',
    'raw',
    'overtime-1',
    'overtime-2',
    'overtime-3',
    'overtime-4',
  ] as const),
  ...(['night', 'sunday', 'holiday', 'breaks', 'late'] as const),
];

export function isPayroll(format: ExportFormat): boolean {
  return format === 'silae' || format === 'sage';
}

/** What a line of this format can hold. */
export function fieldsOf(format: ExportFormat): readonly ExportField[] {
  return isPayroll(format) ? items : exportFields;
}

const tables: readonly ExportField[] = [
  ...(['external-id', 'family', 'given', 'paid', 'overtime-1', 'overtime-2'] as const),
  ...(['night', 'sunday', 'holiday'] as const),
];
/** Codes that Silae gives every file for itself are the house's own; these two are those of its overtime (docs/exports.md). */
const silaeCodes: Partial<Record<ExportField, string>> = {
  'overtime-1': 'HS-HS25',
  'overtime-2': 'HS-HS50',
};

/**
 * What somebody begins with: a table that most houses want, or the overtime of a payroll program.
 *
 * @param title header of a field in the language of whoever writes
 */
export function beginDraft(
  format: ExportFormat,
  title: (field: ExportField) => string,
): ExportDraft {
  const chosen: readonly ExportField[] = isPayroll(format) ? ['overtime-1', 'overtime-2'] : tables;
  return {
    name: '',
    format,
    columns: {
      lines: 'person',
      columns: chosen.map((field) => ({
        field,
        header: isPayroll(format)
          ? format === 'silae'
            ? (silaeCodes[field] ?? '')
            : ''
          : title(field),
      })),
      separator: format === 'sage' ? '\t' : ';',
      hours: 'decimal',
    },
  };
}

/** Moves a column by one place; at the end of the list it stays. */
export function moved(columns: readonly Column[], at: number, by: -1 | 1): Column[] {
  const next = [...columns];
  const [column] = next.splice(at, 1);
  if (column === undefined) return next;
  next.splice(Math.min(Math.max(at + by, 0), next.length), 0, column);
  return next;
}

/** What is wrong with a draft, by the field that says so; none: it can be saved. */
export type DraftFault = 'name' | 'columns' | 'codes' | 'header';

export function faultsOf({ name, format, columns: { columns } }: ExportDraft): DraftFault[] {
  const faults: DraftFault[] = [];
  if (name.trim() === '' || name.trim().length > 60) faults.push('name');
  if (columns.length === 0) faults.push('columns');
  if (columns.some(({ header }) => isWrongHeader(header))) faults.push('header');
  if (
    isPayroll(format) &&
    columns.length > 0 &&
    columns.every(({ header }) => header.trim() === '')
  ) {
    faults.push('codes');
  }
  return faults;
}

/** A header that would break the line that it stands in, or that is too long. */
export function isWrongHeader(header: string): boolean {
  return header.trim().length > 40 || /[\r\n\t;]/.test(header);
}
