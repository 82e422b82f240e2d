import { frAccount } from './fr-account.ts';
import { frAdministration } from './fr-administration.ts';
import { frDevices } from './fr-devices.ts';
import { frEvidence } from './fr-evidence.ts';
import { frFrame } from './fr-frame.ts';
import { frHouse } from './fr-house.ts';
import { frJournal } from './fr-journal.ts';
import { frHome } from './fr-home.ts';
import { frToday } from './fr-today.ts';
import { frPersonal } from './fr-personal.ts';
import { frRecord } from './fr-record.ts';
import { frRules } from './fr-rules.ts';
import { frSheets } from './fr-sheets.ts';
import { frExports } from './fr-exports.ts';
import { frStatements } from './fr-statements.ts';
import { frCorrections } from './fr-corrections.ts';
import { frUsers } from './fr-users.ts';

/**
 * Every sentence of the portal, in French. Plurals end in `_one` and `_other` (by `count`).
 * A no-break space (\u00a0) stands before high punctuation and inside « ».
 */
export const fr = {
  ...frAccount,
  ...frDevices,
  ...frEvidence,
  ...frFrame,
  ...frHome,
  ...frToday,
  ...frHouse,
  ...frJournal,
  ...frPersonal,
  ...frAdministration,
  ...frRecord,
  ...frUsers,
  ...frSheets,
  ...frRules,
  ...frCorrections,
  ...frStatements,
  ...frExports,
};

export type Catalogue = Record<keyof typeof fr, string>;
