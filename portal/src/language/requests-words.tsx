import { frOwnPlan } from './fr-own-plan.ts';
import { frRequests } from './fr-requests.ts';
import { withWords } from './more-words.tsx';

/** Gives a page the words of what people ask of the schedule. */
export const withRequestsWords = withWords({
  french: { ...frOwnPlan, ...frRequests },
  english: async () => {
    const [{ enOwnPlan }, { enRequests }] = await Promise.all([
      import('./en-own-plan.ts'),
      import('./en-requests.ts'),
    ]);
    return { ...enOwnPlan, ...enRequests };
  },
});
