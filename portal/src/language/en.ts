import { enAccount } from './en-account.ts';
import { enAdministration } from './en-administration.ts';
import { enFrame } from './en-frame.ts';
import { enJournal } from './en-journal.ts';
import { enPersonal } from './en-personal.ts';
import { enUsers } from './en-users.ts';
import type { Catalogue } from './fr.ts';

export const en: Catalogue = {
  ...enAccount,
  ...enFrame,
  ...enJournal,
  ...enPersonal,
  ...enAdministration,
  ...enUsers,
};
