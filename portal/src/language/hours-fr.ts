import { frSheets } from './fr-sheets.ts';
import { frRules } from './fr-rules.ts';
import { frCorrections } from './fr-corrections.ts';
import { frStatements } from './fr-statements.ts';
import { frExports } from './fr-exports.ts';

/** Everything that is said of hours. It comes with the pages that say it (hours-words.tsx). */
export const hoursFr = {
  ...frSheets,
  ...frRules,
  ...frCorrections,
  ...frStatements,
  ...frExports,
};
