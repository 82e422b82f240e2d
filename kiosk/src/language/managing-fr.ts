import { devicesFr } from './devices-fr.ts';
import { employeesFr } from './employees-fr.ts';
import { evidenceFr } from './evidence-fr.ts';
import { establishmentFr } from './establishment-fr.ts';
import { fr } from './fr.ts';
import { tasksFr } from './tasks-fr.ts';
import { timesheetsFr } from './timesheets-fr.ts';

/** Every sentence of the tablet with those of the settings: what most people never open is not in the first chunk. */
export const managingFr = {
  ...fr,
  ...employeesFr,
  ...tasksFr,
  ...establishmentFr,
  ...devicesFr,
  ...evidenceFr,
  ...timesheetsFr,
};
