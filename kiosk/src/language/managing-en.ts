import { devicesEn } from './devices-en.ts';
import { employeesEn } from './employees-en.ts';
import { en } from './en.ts';
import { evidenceEn } from './evidence-en.ts';
import { establishmentEn } from './establishment-en.ts';
import { tasksEn } from './tasks-en.ts';
import { timesheetsEn } from './timesheets-en.ts';

export const managingEn = {
  ...en,
  ...employeesEn,
  ...tasksEn,
  ...establishmentEn,
  ...devicesEn,
  ...evidenceEn,
  ...timesheetsEn,
};
