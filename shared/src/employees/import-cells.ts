import { type Role, roles } from '../access/permissions.ts';
import type { Language } from '../establishments/languages.ts';
import { type Result, ok, refused } from '../refusals.ts';
import { readPhone } from './contact.ts';
import { foldWords } from './import-columns.ts';
import type { PersonName } from './operations.ts';

/** Labels of the house for each role, and what people call them; the first of each language is that of an export. */
const labels: Record<Role, { fr: readonly string[]; en: readonly string[] }> = {
  employee: {
    fr: ['Salarié', 'Salariée', 'Employé', 'Employée', 'Agent', 'Utilisateur standard'],
    en: ['Employee', 'Staff', 'Standard user'],
  },
  manager: {
    fr: ['Manager', 'Responsable', 'Superviseur', 'Superviseuse'],
    en: ['Manager', 'Supervisor'],
  },
  accounting: { fr: ['Comptabilité', 'Comptable'], en: ['Accounting', 'Accountant'] },
  fleet: { fr: ['Gestion de la flotte', 'Flotte'], en: ['Fleet', 'Fleet management'] },
  support: { fr: ['Informatique'], en: ['IT support', 'IT'] },
  administration: {
    fr: ['Administration', 'Administrateur', 'Administratrice'],
    en: ['Administration', 'Administrator', 'Admin'],
  },
};

const rolesByLabel = new Map(
  roles.flatMap((role) =>
    [...labels[role].fr, ...labels[role].en].map((label) => [foldWords(label), role] as const),
  ),
);

export function roleLabel(role: Role, language: Language): string {
  return labels[role][language][0] ?? role;
}

/** Roles by their labels, parted by a comma, a semicolon, a slash, a plus sign or a new line; an empty cell is none. */
export function readRoles(cell: string): Result<Role[], 'role-unknown'> {
  const named = cell.split(/[,;/+\n]/).filter((label) => label.trim() !== '');
  const read = named.map((label) => rolesByLabel.get(foldWords(label)));
  const known = read.filter((role) => role !== undefined);
  return known.length === read.length ? ok([...new Set(known)]) : refused('role-unknown');
}

const languages = new Map<string, Language>([
  ...(['fr', 'francais', 'french'] as const).map((word) => [word, 'fr'] as const),
  ...(['en', 'anglais', 'english'] as const).map((word) => [word, 'en'] as const),
]);

export function readLanguage(cell: string): Result<Language, 'language-unknown'> {
  const language = languages.get(foldWords(cell));
  return language === undefined ? refused('language-unknown') : ok(language);
}

/**
 * A calendar date as French people and machines write it: `01/09/2026`, `1.9.2026`, `2026-09-01`, with or without a time
 * behind it, which is dropped.
 *
 * @returns ISO 8601
 */
export function readDate(cell: string): Result<string, 'date-malformed'> {
  const text = cell.trim().replace(/[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : french
      ? [french[3], french[2], french[1]]
      : [];
  if (year === undefined || month === undefined || day === undefined) {
    return refused('date-malformed');
  }
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  // What rolls over into the next month was no day of this one.
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
  return real && year >= '1900' && year < '2200' ? ok(written) : refused('date-malformed');
}

/**
 * A telephone number, also where a spreadsheet took it for a figure: `33612345678` lost its plus sign, `612345678` its
 * zero. `6,12E+08` lost its figures: that is a fault, nobody can know them (spec EMP-25).
 */
export function readImportedPhone(cell: string): Result<string, 'malformed'> {
  const read = readPhone(cell);
  if (read.ok) return read;
  const figures = cell.length > 60 ? '' : cell.trim().replaceAll(/[\s.]/g, '');
  if (/^33[1-9]\d{8}$/.test(figures)) return readPhone(`+${figures}`);
  if (/^[1-9]\d{8}$/.test(figures)) return readPhone(`0${figures}`);
  return refused('malformed');
}

/**
 * Given and family name out of one cell. Words all in capitals at its beginning are a family name (`DIALLO Awa`), as
 * administrations write it; otherwise the title of the column says what comes first.
 */
export function splitFullName(cell: string, familyFirst: boolean): PersonName {
  const words = cell.split(/\s+/).filter((word) => word !== '');
  const capitals = words.findIndex((word) => !isCapitals(word));
  const family = capitals > 0 ? capitals : familyFirst && words.length > 1 ? 1 : 0;
  if (family > 0) {
    return { given: words.slice(family).join(' '), family: words.slice(0, family).join(' ') };
  }
  const [given = '', ...rest] = words;
  return { given, family: rest.join(' ') };
}

/** Two letters at least, none of them small. */
function isCapitals(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word.slice(0, 80)) && word === word.toUpperCase();
}
