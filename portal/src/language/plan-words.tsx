import { frPlanFiles } from './fr-plan-files.ts';
import { frPlan } from './fr-plan.ts';
import { withWords } from './more-words.tsx';

/** Gives a page the words of the schedule too, which come with its code. */
export const withPlanWords = withWords({
  french: frPlan,
  english: async () => (await import('./en-plan.ts')).enPlan,
});

/** The same with those of paper, tables and import. */
export const withPlanFileWords = withWords({
  french: { ...frPlan, ...frPlanFiles },
  english: async () => {
    const [plan, files] = await Promise.all([import('./en-plan.ts'), import('./en-plan-files.ts')]);
    return { ...plan.enPlan, ...files.enPlanFiles };
  },
});
