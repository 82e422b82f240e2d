import type { tasksFr } from './tasks-fr.ts';

export const tasksEn: Record<keyof typeof tasksFr, string> = {};
