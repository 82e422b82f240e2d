import { frTold } from './fr-told.ts';
import { withWords } from './more-words.tsx';

/** Gives a page the words of notifications too, which come with its code. */
export const withToldWords = withWords({
  french: frTold,
  english: async () => (await import('./en-told.ts')).enTold,
});
