import type { SourceFile } from './judge-layout.ts';
import { isTest } from '../lint/places.ts';
import { readTests } from './read-tests.ts';

/**
 * What the product has promised to prove, each by at least one test whose title carries its id: attacks (T, D), pitfalls
 * of sync (S) and rows of the requirements (K, O). A promise is added here when it is made, and never leaves.
 */
export const promises: readonly string[] = [
  ...ids('T', [1, 15], [20, 25]),
  ...ids('D', [1, 2], [4, 8], [14, 21]),
  ...ids('S', [1, 8], [10, 15], [17, 19], [21, 21], [23, 23], [25, 25], [27, 27]),
  ...['K1', 'K3', 'K20', 'K23', 'K25'],
  ...['O1', 'O2', 'O3', 'O8', 'O10', 'O12', 'O13', 'O16'],
];

/** Names the promises that no title of a test quotes. An empty list: all are kept. */
export function judgePromises(
  files: readonly SourceFile[],
  promised: readonly string[] = promises,
): string[] {
  const titles = files
    .filter(({ path }) => isTest(path))
    .flatMap(({ path, text }) => readTests(path, text).titles);
  const quoted = new Set(titles.flatMap((title) => title.match(/\b[A-Z]\d+\b/g) ?? []));
  const bare = promised.filter((id) => !quoted.has(id));
  return bare.length === 0
    ? []
    : [
        `scripts/layout/promises.ts: no test quotes ${bare.join(', ')}. Name each in the title of the test that proves it.`,
      ];
}

/** `T01` … `T15`: two digits, both ends included. */
function ids(letter: string, ...ranges: [number, number][]): string[] {
  return ranges.flatMap(([from, to]) =>
    Array.from(
      { length: to - from + 1 },
      (_, n) => `${letter}${String(from + n).padStart(2, '0')}`,
    ),
  );
}
