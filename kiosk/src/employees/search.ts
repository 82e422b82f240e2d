import type { EmployeeLine } from './view.ts';

/**
 * Whether every word that was typed begins a word of the name, the display name, the team or the e-mail. Accents and
 * case do not count.
 */
export function isFound(
  line: Pick<EmployeeLine, 'name' | 'display' | 'team' | 'email'>,
  query: string,
): boolean {
  const words = wordsOf(
    [line.name?.given, line.name?.family, line.display, line.team, line.email].join(' '),
  );
  return wordsOf(query).every((part) => words.some((word) => word.startsWith(part)));
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s'’@.-]+/)
    .filter((word) => word !== '');
}
