import { enAccount } from './en-account.ts';
import { enDevices } from './en-devices.ts';
import { enEvidence } from './en-evidence.ts';
import { enFrame } from './en-frame.ts';
import { enSettle } from './en-settle.ts';
import { enHome } from './en-home.ts';
import { enToday } from './en-today.ts';
import { enHouse } from './en-house.ts';
import { enJournal } from './en-journal.ts';
import { enOwn } from './en-own.ts';
import { enPersonal } from './en-personal.ts';
import { enAdministration } from './en-administration.ts';
import { enRecord } from './en-record.ts';
import { enUsers } from './en-users.ts';
import type { firstFr } from './first-fr.ts';

/** As in French. */
export const firstEn: Record<keyof typeof firstFr, string> = {
  ...enAccount,
  ...enDevices,
  ...enEvidence,
  ...enFrame,
  ...enSettle,
  ...enHome,
  ...enToday,
  ...enHouse,
  ...enJournal,
  ...enOwn,
  ...enPersonal,
  ...enAdministration,
  ...enRecord,
  ...enUsers,
};
