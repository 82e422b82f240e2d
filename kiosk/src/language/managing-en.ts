import { announcementsEn } from './announcements-en.ts';
import { devicesEn } from './devices-en.ts';
import { employeesEn } from './employees-en.ts';
import { en } from './en.ts';
import { evidenceEn } from './evidence-en.ts';
import { establishmentEn } from './establishment-en.ts';
import { planEn } from './plan-en.ts';
import { planningEn } from './planning-en.ts';
import { tasksEn } from './tasks-en.ts';
import { timesheetsEn } from './timesheets-en.ts';

export const managingEn = {
  ...en,
  ...announcementsEn,
  ...employeesEn,
  ...tasksEn,
  ...establishmentEn,
  ...devicesEn,
  ...evidenceEn,
  ...timesheetsEn,
  ...planningEn,
  ...planEn,
};
