import type { PlanImportCheck, PlanImportRow } from '@comptoir/shared/planning/import-portal';
import { planColumns } from '@comptoir/shared/planning/import-columns';
import { Refusal } from './refusal.ts';

const names = [
  'Awa Diop',
  'Bastien Moreau',
  'Maximilienne-Alexandrine de La Rochefoucauld-Montmorency',
  'Chloé Petit',
];
const titles = ['Matricule', 'Nom', 'Date', 'Début', 'Fin', 'Pause', 'Poste', 'Note'];
const columns = [
  ...planColumns.map((meaning, at) => ({ title: titles[at] ?? '', meaning })),
  { title: 'Ville', meaning: null },
];

function row(line: number, over: Partial<PlanImportRow> = {}): PlanImportRow {
  const name = names[line % names.length] ?? '';
  return {
    line,
    values: {
      ...{ number: `${4_000 + line}`, name, date: `2026-11-${23 + (line % 7)}`, start: '09:00' },
      ...{ end: '17:30', pause: '30', position: 'Salle', note: line % 5 === 0 ? 'Livraison' : '' },
    },
    faults: [],
    ...over,
  };
}

const right: PlanImportCheck = {
  columns,
  rows: Array.from({ length: 300 }, (_, at) => row(at + 3)),
};
const wrong: PlanImportCheck = {
  columns,
  rows: right.rows.map((one, at) => {
    if (at === 1) {
      const values = { ...one.values, start: '9 heures pile' };
      return { ...one, values, faults: [{ column: 'start', fault: 'time-malformed' }] };
    }
    if (at === 2) return { ...one, faults: [{ column: 'name', fault: 'person-ambiguous' }] };
    if (at === 7) {
      const values = { ...one.values, date: '31/02/2027', position: 'Terrasse' };
      const faults = [
        { column: 'date' as const, fault: 'date-malformed' as const },
        { column: 'position' as const, fault: 'position-unknown' as const },
      ];
      return { ...one, values, faults };
    }
    return one;
  }),
};

export const planFileAnswers = {
  'POST /planning/import/check': wrong,
  'POST /planning/import': { shifts: 300, from: '2026-11-23', to: '2026-11-29' },
};

const path = '/planning/files?from=2026-11-23';
const checked = { 'POST /planning/import/check': right };
export const planFilePictures = {
  'plan-files': { path },
  'plan-files-wrong': { path },
  'plan-files-right': { path, world: checked },
  'plan-files-done': { path, world: checked },
  'plan-files-none': { path, world: { 'POST /planning/import/check': { columns, rows: [] } } },
  'plan-files-unreadable': {
    path,
    world: { 'POST /planning/import/check': new Refusal('unreadable-file', 'not-a-table') },
  },
  'plan-files-offline': { path, world: { 'POST /planning/import/check': null } },
};
