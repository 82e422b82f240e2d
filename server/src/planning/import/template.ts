import type { Language } from '@comptoir/shared/establishments/languages';
import { type PlanColumn, planColumns, planTitle } from '@comptoir/shared/planning/import-columns';
import type { PlanImportHouse } from '@comptoir/shared/planning/import';

/** A row that shows how each cell is written. Its first cell begins with `#`: an import leaves such rows out. */
const example: Record<Language, Record<PlanColumn, string>> = {
  fr: {
    ...{ number: '# Exemple', name: 'Awa Diallo', date: '23/11/2026', start: '09:00' },
    ...{ end: '17:00', pause: '30', position: 'Caisse', note: 'Ouverture' },
  },
  en: {
    ...{ number: '# Example', name: 'Awa Diallo', date: '2026-11-23', start: '09:00' },
    ...{ end: '17:00', pause: '30', position: 'Till', note: 'Opening' },
  },
};

/** The file to fill in: titles, one example, and everybody who works here, a row each (spec PLAN-70). */
export function planTemplateRows(
  people: PlanImportHouse['people'],
  language: Language,
): string[][] {
  const told = [...people].sort((a, b) => a.name.localeCompare(b.name, language));
  return [
    planColumns.map((column) => planTitle(column, language)),
    planColumns.map((column) => example[language][column]),
    ...told.map(({ number, name }) =>
      planColumns.map((column) =>
        column === 'number' ? (number ?? '') : column === 'name' ? name : '',
      ),
    ),
  ];
}
