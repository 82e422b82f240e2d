import { firstFr } from './first-fr.ts';
import { frNews } from './fr-news.ts';
import { frOwnPlan } from './fr-own-plan.ts';
import { frPlanFiles } from './fr-plan-files.ts';
import { frPlan } from './fr-plan.ts';
import { frRequests } from './fr-requests.ts';
import { frTasks } from './fr-tasks.ts';
import { frTold } from './fr-told.ts';
import { hoursFr } from './hours-fr.ts';

/** Every sentence of the portal, in French. */
export const fr = {
  ...firstFr,
  ...hoursFr,
  ...frNews,
  ...frOwnPlan,
  ...frRequests,
  ...frPlan,
  ...frPlanFiles,
  ...frTasks,
  ...frTold,
};

export type Catalogue = Record<keyof typeof fr, string>;
