import { frTasks } from './fr-tasks.ts';
import { withWords } from './more-words.tsx';

/** Gives a page the words of one's own tasks, which come with its code. */
export const withTaskWords = withWords({
  french: frTasks,
  english: async () => (await import('./en-tasks.ts')).enTasks,
});
