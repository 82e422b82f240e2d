import { isFoundBy, readQuery, soughtWords } from '@comptoir/shared/employees/search';
import type { EmployeeLine } from './view.ts';

/**
 * Whether every word that was typed begins a word of the name, the display name, the team or the e-mail. Accents and
 * case do not count.
 */
export function isFound(
  line: Pick<EmployeeLine, 'name' | 'display' | 'team' | 'email'>,
  query: string,
): boolean {
  return isFoundBy(readQuery(query), soughtWords(line));
}
