import { plainLetters } from '../plain-letters.ts';
import { type Result, ok, refused } from '../refusals.ts';
import type { FileFault } from './portal.ts';

/** What a column of a table of people can say. `full`: given name and family name in one cell. */
export const importColumns = [
  'given',
  'family',
  'full',
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
] as const;
export type ImportColumn = (typeof importColumns)[number];

/** How each column may be titled, folded (`foldWords`). The first of each language is that of the template. */
const titles: Record<ImportColumn, { fr: readonly string[]; en: readonly string[] }> = {
  given: {
    fr: ['prénom', 'prénoms', 'prénom usuel'],
    en: ['first name', 'given name', 'forename', 'given'],
  },
  family: {
    fr: ['nom', 'nom de famille', 'nom usuel', "nom d'usage"],
    en: ['last name', 'family name', 'surname', 'family'],
  },
  full: {
    fr: ['nom complet', 'prénom et nom', 'prénom nom', 'nom et prénom', 'nom prénom', 'salarié'],
    en: ['full name', 'name', 'employee'],
  },
  display: {
    fr: ['nom affiché', 'surnom', 'diminutif'],
    en: ['display name', 'shown as', 'nickname'],
  },
  email: {
    fr: ['e-mail', 'adresse e-mail', 'courriel', 'mail', 'adresse mail', 'adresse électronique'],
    en: ['e-mail', 'email', 'e-mail address', 'email address', 'login'],
  },
  phone: {
    fr: ['mobile', 'téléphone', 'portable', 'tél', 'téléphone portable', 'téléphone mobile'],
    en: ['mobile', 'phone', 'mobile phone', 'telephone', 'phone number', 'cell phone'],
  },
  role: { fr: ['rôle', 'rôles', 'profil', 'droits'], en: ['role', 'roles'] },
  establishment: {
    fr: ['établissement', 'magasin', 'restaurant', 'boutique', 'site', 'lieu de travail'],
    en: ['establishment', 'store', 'shop', 'site', 'location'],
  },
  team: { fr: ['équipe', 'service'], en: ['team', 'department'] },
  language: { fr: ['langue'], en: ['language'] },
  startsOn: {
    fr: ["date d'arrivée", "date d'entrée", "date d'embauche", 'arrivée', 'entrée', 'début'],
    en: ['start date', 'starts on', 'hire date', 'start'],
  },
  endsOn: {
    fr: ['date de départ', 'date de sortie', 'fin de contrat', 'départ', 'sortie', 'fin'],
    en: ['end date', 'ends on', 'leaving date', 'end'],
  },
  externalId: {
    fr: ['matricule', 'matricule paie', 'identifiant', 'numéro de salarié', 'n° salarié'],
    en: ['payroll number', 'employee number', 'employee id', 'external id', 'staff id'],
  },
};

/** The title of a column in the template and in the export. */
export function titleOf(column: ImportColumn, language: 'fr' | 'en'): string {
  const [first = column] = titles[column][language];
  return first.charAt(0).toUpperCase() + first.slice(1);
}

/** By folded title. A map, so that no title of a file ever names a property (X05). */
const meanings = new Map(
  importColumns.flatMap((column) =>
    [...titles[column].fr, ...titles[column].en].map(
      (title) => [foldWords(title), column] as const,
    ),
  ),
);

/**
 * What each title of a header means; null for one that says nothing to Comptoir. « Nom » without « Prénom » is the whole
 * name (spec EMP-24).
 *
 * @returns `duplicate-column` where two mean the same, `no-name-column` where none holds a name
 */
export function readHeader(header: readonly string[]): Result<(ImportColumn | null)[], FileFault> {
  const read = header.map((title) => meanings.get(foldWords(title)) ?? null);
  const alone = read.includes('family') && !read.includes('given') && !read.includes('full');
  const found = read.map((column) => (alone && column === 'family' ? 'full' : column));
  const named = found.filter((column) => column !== null);
  if (new Set(named).size < named.length) return refused('duplicate-column');
  if (!named.includes('given') && !named.includes('full')) return refused('no-name-column');
  return ok(found);
}

/** Whether a title of full names says that the family name comes first. */
export function isFamilyFirst(title: string): boolean {
  return /^nom .*prenom/.test(foldWords(title));
}

/** Small letters without accents, words of letters and figures parted by one blank: how labels are compared. */
export function foldWords(text: string): string {
  return plainLetters(text.slice(0, 200))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
