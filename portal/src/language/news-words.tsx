import { frNews } from './fr-news.ts';
import { withWords } from './more-words.tsx';

/** Gives a page the words of announcements too, which come with its code. */
export const withNewsWords = withWords({
  french: frNews,
  english: async () => (await import('./en-news.ts')).enNews,
});
