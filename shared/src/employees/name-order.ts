import { plainLetters } from '../plain-letters.ts';
import type { Language } from '../establishments/languages.ts';

const decided = /^[a-z0-9 -]*$/;

/**
 * Sorts names as `Intl.Collator` does. It is asked only where letters without their accents, figures, spaces and hyphens do not
 * decide: loading it takes a slow tablet a tenth of a second, and the home sorts its people at each start.
 *
 * @returns a comparison for `sort`
 */
export function nameOrder(language: Language): (a: string, b: string) => number {
  const plain = new Map<string, string | null>();
  const plainOf = (name: string): string | null => {
    const known = plain.get(name);
    if (known !== undefined) return known;
    const bare = plainLetters(name);
    const kept = decided.test(bare) ? bare : null;
    plain.set(name, kept);
    return kept;
  };
  let collator: Intl.Collator | null = null;
  return (a, b) => {
    if (a === b) return 0;
    const [left, right] = [plainOf(a), plainOf(b)];
    if (left !== null && right !== null && left !== right) return left < right ? -1 : 1;
    collator ??= new Intl.Collator(language);
    return collator.compare(a, b);
  };
}
