import { frOwnPlan } from './fr-own-plan.ts';
import { withWords } from './more-words.tsx';

/** Gives a page the words of one's own schedule, which come with its code. */
export const withOwnPlanWords = withWords({
  french: frOwnPlan,
  english: async () => (await import('./en-own-plan.ts')).enOwnPlan,
});
