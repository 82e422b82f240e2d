import { frAccount } from './fr-account.ts';
import { frDevices } from './fr-devices.ts';
import { frEvidence } from './fr-evidence.ts';
import { frFrame } from './fr-frame.ts';
import { frSettle } from './fr-settle.ts';
import { frHome } from './fr-home.ts';
import { frToday } from './fr-today.ts';
import { frHouse } from './fr-house.ts';
import { frJournal } from './fr-journal.ts';
import { frOwn } from './fr-own.ts';
import { frPersonal } from './fr-personal.ts';
import { frAdministration } from './fr-administration.ts';
import { frRecord } from './fr-record.ts';
import { frUsers } from './fr-users.ts';

/**
 * The sentences of the page from its first moment on, in French. Plurals end in `_one` and `_other` (by `count`).
 * A no-break space (\u00a0) stands before high punctuation and inside « ».
 */
export const firstFr = {
  ...frAccount,
  ...frDevices,
  ...frEvidence,
  ...frFrame,
  ...frSettle,
  ...frHome,
  ...frToday,
  ...frHouse,
  ...frJournal,
  ...frOwn,
  ...frPersonal,
  ...frAdministration,
  ...frRecord,
  ...frUsers,
};
