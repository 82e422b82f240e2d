import { roleLabel } from '@comptoir/shared/employees/import-cells';
import { type ImportColumn, titleOf } from '@comptoir/shared/employees/import-columns';
import type { Language } from '@comptoir/shared/establishments/languages';

/** Columns of the template and of the export, in their order. */
export const tableColumns = [
  'given',
  'family',
  'display',
  'email',
  'phone',
  'role',
  'establishment',
  'team',
  'language',
  'startsOn',
  'endsOn',
  'externalId',
] as const satisfies ImportColumn[];
type Column = (typeof tableColumns)[number];

/** A row that shows how each cell is written. Its first cell begins with `#`: an import leaves such rows out. */
const example: Record<Language, Partial<Record<Column, string>>> = {
  fr: { given: '# Exemple : Awa', startsOn: '01/09/2026', language: 'français' },
  en: { given: '# Example: Awa', startsOn: '2026-09-01', language: 'English' },
};

/** The file to fill in: titles, and one example (spec EMP-24). */
export function templateRows(language: Language): string[][] {
  const row: Partial<Record<Column, string>> = {
    ...{ family: 'Diallo', email: 'awa.diallo@example.com', phone: '06 39 98 12 34' },
    role: roleLabel('employee', language),
    ...example[language],
  };
  return [
    tableColumns.map((column) => titleOf(column, language)),
    tableColumns.map((column) => row[column] ?? ''),
  ];
}
