import type { SourceFile } from './judge-layout.ts';
import { isTest } from '../lint/places.ts';
import { readTests } from './read-tests.ts';

/**
 * What the product has promised to prove, each by at least one test whose title carries its id: attacks (T, D, P, X), pitfalls
 * of sync (S) and rows of the requirements (K, C, W, O). A promise is added here when it is made, and never leaves.
 */
export const promises: readonly string[] = [
  ...ids('T', [1, 18], [20, 26]),
  ...ids('D', [1, 8], [14, 21]),
  ...ids('S', [1, 8], [10, 15], [17, 19], [21, 21], [23, 25], [27, 28]),
  ...ids('X', [1, 10], [12, 13]),
  ...ids('P', [1, 3], [5, 12], [16, 16], [18, 21]),
  ...['K1', 'K2', 'K3', 'K5', 'K6', 'K7', 'K8', 'K9', 'K10', 'K11', 'K12', 'K13', 'K14', 'K15'],
  ...['K16', 'K17', 'K18', 'K19', 'K20', 'K23', 'K24', 'K25', 'K26', 'K27', 'K28', 'K29', 'K30'],
  ...['C10', 'C11', 'C13', 'W3'],
  ...['O1', 'O2', 'O3', 'O4', 'O5', 'O8', 'O10', 'O12', 'O13', 'O16'],
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
