import { announcementsFr } from './announcements-fr.ts';
import { devicesFr } from './devices-fr.ts';
import { employeesFr } from './employees-fr.ts';
import { evidenceFr } from './evidence-fr.ts';
import { establishmentFr } from './establishment-fr.ts';
import { fr } from './fr.ts';
import { planFr } from './plan-fr.ts';
import { planningFr } from './planning-fr.ts';
import { tasksFr } from './tasks-fr.ts';
import { timesheetsFr } from './timesheets-fr.ts';

/** Every sentence of the tablet with those of the settings: what most people never open is not in the first chunk. */
export const managingFr = {
  ...fr,
  ...announcementsFr,
  ...employeesFr,
  ...tasksFr,
  ...establishmentFr,
  ...devicesFr,
  ...evidenceFr,
  ...timesheetsFr,
  ...planningFr,
  ...planFr,
};
