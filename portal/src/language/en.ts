import { firstEn } from './first-en.ts';
import type { Catalogue } from './fr.ts';
import { enNews } from './en-news.ts';
import { enOwnPlan } from './en-own-plan.ts';
import { enPlanFiles } from './en-plan-files.ts';
import { enPlan } from './en-plan.ts';
import { enRequests } from './en-requests.ts';
import { enTasks } from './en-tasks.ts';
import { enTold } from './en-told.ts';
import { hoursEn } from './hours-en.ts';

export const en: Catalogue = {
  ...firstEn,
  ...hoursEn,
  ...enNews,
  ...enOwnPlan,
  ...enRequests,
  ...enPlan,
  ...enPlanFiles,
  ...enTasks,
  ...enTold,
};
