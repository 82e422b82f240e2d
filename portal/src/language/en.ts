import { enAccount } from './en-account.ts';
import { enAdministration } from './en-administration.ts';
import { enDevices } from './en-devices.ts';
import { enEvidence } from './en-evidence.ts';
import { enFrame } from './en-frame.ts';
import { enHouse } from './en-house.ts';
import { enJournal } from './en-journal.ts';
import { enHome } from './en-home.ts';
import { enToday } from './en-today.ts';
import { enPersonal } from './en-personal.ts';
import { enRecord } from './en-record.ts';
import { enRules } from './en-rules.ts';
import { enSheets } from './en-sheets.ts';
import { enExports } from './en-exports.ts';
import { enStatements } from './en-statements.ts';
import { enCorrections } from './en-corrections.ts';
import { enUsers } from './en-users.ts';
import type { Catalogue } from './fr.ts';

export const en: Catalogue = {
  ...enAccount,
  ...enDevices,
  ...enEvidence,
  ...enFrame,
  ...enHome,
  ...enToday,
  ...enHouse,
  ...enJournal,
  ...enPersonal,
  ...enAdministration,
  ...enRecord,
  ...enUsers,
  ...enSheets,
  ...enRules,
  ...enCorrections,
  ...enStatements,
  ...enExports,
};
