import type { FileFault } from '../employees/portal.ts';
import { foldWords } from '../employees/import-columns.ts';
import type { Language } from '../establishments/languages.ts';
import { type Result, ok, refused } from '../refusals.ts';

/** Columns of a file of shifts, as the template has them. */
export const planColumns = [
  'number',
  'name',
  'date',
  'start',
  'end',
  'pause',
  'position',
  'note',
] as const;
export type PlanColumn = (typeof planColumns)[number];

/** Why a file is no table of shifts. */
export const planFileFaults = [
  'empty',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
  'not-a-table',
  'encoding',
  'duplicate-column',
  'no-person-column',
  'no-date-column',
  'no-times-column',
] as const;
export type PlanFileFault = (typeof planFileFaults)[number];

/** Titles by column and language: the first is the template's, the others are what planners and payroll call it. */
const titles: Record<PlanColumn, Record<Language, readonly string[]>> = {
  number: {
    fr: ['matricule', 'matricule paie', 'identifiant', 'n° salarié', 'numéro de salarié'],
    en: ['staff number', 'payroll number', 'employee number', 'employee id', 'staff id'],
  },
  name: {
    fr: ['nom', 'nom complet', 'salarié', 'employé', 'prénom et nom', 'personne', 'prénom'],
    en: ['name', 'full name', 'employee', 'person', 'staff'],
  },
  date: { fr: ['date', 'jour'], en: ['date', 'day'] },
  start: {
    fr: ['début', 'heure de début', 'arrivée', 'de'],
    en: ['start', 'start time', 'from'],
  },
  end: { fr: ['fin', 'heure de fin', 'départ', 'à'], en: ['end', 'end time', 'to'] },
  pause: {
    fr: ['pause', 'pause en minutes', 'pause min'],
    en: ['break', 'break in minutes', 'break min', 'pause'],
  },
  position: { fr: ['poste', 'fonction'], en: ['position', 'role', 'job'] },
  note: { fr: ['note', 'remarque', 'commentaire'], en: ['note', 'remark', 'comment'] },
};

export function planTitle(column: PlanColumn, language: Language): string {
  const [first = column] = titles[column][language];
  return first.charAt(0).toUpperCase() + first.slice(1);
}

/** By folded title. A map, so that no title of a file ever names a property (X05). */
const meanings = new Map(
  planColumns.flatMap((column) =>
    [...titles[column].fr, ...titles[column].en].map(
      (title) => [foldWords(title), column] as const,
    ),
  ),
);

/** What each title of a header means; null for one that says nothing to Comptoir (spec PLAN-70). */
export function readPlanHeader(
  header: readonly string[],
): Result<(PlanColumn | null)[], PlanFileFault> {
  const found = header.map((title) => meanings.get(foldWords(title)) ?? null);
  const named = found.filter((column) => column !== null);
  if (new Set(named).size < named.length) return refused('duplicate-column');
  if (!named.includes('number') && !named.includes('name')) return refused('no-person-column');
  if (!named.includes('date')) return refused('no-date-column');
  if (!named.includes('start') || !named.includes('end')) return refused('no-times-column');
  return ok(found);
}

/** A reason of a file of people among those of a file of shifts. */
export function planFileFault(fault: FileFault): PlanFileFault {
  return planFileFaults.find((one) => one === fault) ?? 'not-a-table';
}
