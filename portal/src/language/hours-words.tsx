import { hoursFr } from './hours-fr.ts';
import { withWords } from './more-words.tsx';

/** Gives a page the words of hours too, which come with its code. */
export const withHoursWords = withWords({
  french: hoursFr,
  english: async () => (await import('./hours-en.ts')).hoursEn,
});
