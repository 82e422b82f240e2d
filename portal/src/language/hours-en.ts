import { enSheets } from './en-sheets.ts';
import { enRules } from './en-rules.ts';
import { enCorrections } from './en-corrections.ts';
import { enStatements } from './en-statements.ts';
import { enExports } from './en-exports.ts';
import type { hoursFr } from './hours-fr.ts';

export const hoursEn: Record<keyof typeof hoursFr, string> = {
  ...enSheets,
  ...enRules,
  ...enCorrections,
  ...enStatements,
  ...enExports,
};
