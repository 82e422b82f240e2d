import { plainLetters } from '../plain-letters.ts';

/** What somebody may be looked for by; null where there is none. */
export type Sought = {
  name: { given: string; family: string } | null;
  display: string | null;
  team: string | null;
  email: string | null;
  /** E.164. */
  phone?: string | null;
};

/** What was typed: words, and the figures among them, which are often one number in pairs. */
export type Query = { words: string[]; figures: string[] };

/** Words by which somebody is found. Made once per person: a list of thousands compares them at each key. */
export function soughtWords({ name, display, team, email, phone = null }: Sought): string[] {
  const words = wordsOf([name?.given, name?.family, display, team, email].join(' '));
  if (phone === null) return words;
  const figures = phone.replace('+', '');
  return [...words, figures, ...(figures.startsWith('33') ? [`0${figures.slice(2)}`] : [])];
}

export function readQuery(text: string): Query {
  const words = wordsOf(text);
  return {
    words: words.filter((word) => !/^\d+$/.test(word)),
    figures: words.filter((word) => /^\d+$/.test(word)),
  };
}

/**
 * Whether every word that was typed begins one of somebody's words, in any order. Figures may also begin one number
 * together: `06 12` is a telephone.
 *
 * @param words as `soughtWords` gives them
 */
export function isFoundBy({ words: typed, figures }: Query, words: readonly string[]): boolean {
  const begins = (part: string) => words.some((word) => word.startsWith(part));
  return typed.every(begins) && (begins(figures.join('')) || figures.every(begins));
}

function wordsOf(text: string): string[] {
  return plainLetters(text)
    .split(/[\s'’@.,;/()+_-]+/)
    .filter((word) => word !== '');
}
