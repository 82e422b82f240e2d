import type { Language } from '@comptoir/shared/establishments/languages';

/** Every word of the paper and of exports. French first; English has every one. */
const fr = {
  week: (number: number) => `Semaine ${number}`,
  version: (version: number, at: string) => `Version ${version}, publiée le ${at}`,
  updated: (at: string) => `Mis à jour le ${at}`,
  unpublished: 'Pas encore publié',
  draft: 'BROUILLON',
  drafted: (at: string) => `Brouillon, état du ${at}`,
  open: 'À pourvoir',
  nothing: 'Aucun horaire publié pour cette semaine.',
  nothingDrafted: 'Aucun horaire pour cette semaine.',
  off: (names: string) => `Sans service cette semaine : ${names}`,
  noTeam: 'Sans équipe',
  holiday: 'férié',
  person: 'Nom',
  pages: (count: number) => `${count} pages`,
  page: (page: number, count: number) => `${page}/${count}`,
  file: 'planning',
  worked: 'Heures',
  state: 'État',
  published: 'publié',
  asDraft: 'brouillon',
};
type Words = typeof fr;

const en: Words = {
  week: (number) => `Week ${number}`,
  version: (version, at) => `Version ${version}, published on ${at}`,
  updated: (at) => `Updated on ${at}`,
  unpublished: 'Not published yet',
  draft: 'DRAFT',
  drafted: (at) => `Draft, as of ${at}`,
  open: 'Open',
  nothing: 'No schedule is published for this week.',
  nothingDrafted: 'There is no schedule for this week.',
  off: (names) => `No shift this week: ${names}`,
  noTeam: 'No team',
  holiday: 'holiday',
  person: 'Name',
  pages: (count) => `${count} pages`,
  page: (page, count) => `${page}/${count}`,
  file: 'schedule',
  worked: 'Hours',
  state: 'State',
  published: 'published',
  asDraft: 'draft',
};

export const planWords: Record<Language, Words> = { fr, en };
export type PlanWords = Words;

export const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };
