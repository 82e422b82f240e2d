import type { SourceFile } from './judge-layout.ts';
import { isTest } from '../lint/places.ts';
import { readTests } from './read-tests.ts';

/**
 * What the product has promised to prove, each by at least one test whose title carries its id: attacks (T, D, P, X, F, L),
 * pitfalls of sync (S) and rows of the requirements (K, C, W, R, O). A promise is added here when it is made, and never leaves.
 */
export const promises: readonly string[] = [
  ...ids('T', [1, 26]),
  ...ids('D', [1, 21]),
  ...ids('S', [1, 19], [21, 28]),
  ...ids('X', [1, 13]),
  ...ids('P', [1, 23]),
  ...ids('F', [1, 6]),
  ...ids('L', [1, 5]),
  ...[
    'K1',
    'K2',
    'K3',
    'K4',
    'K5',
    'K6',
    'K7',
    'K8',
    'K9',
    'K10',
    'K11',
    'K12',
    'K13',
    'K14',
    'K15',
  ],
  ...[
    'K16',
    'K17',
    'K18',
    'K19',
    'K20',
    'K21',
    'K22',
    'K23',
    'K24',
    'K25',
    'K26',
    'K27',
    'K28',
    'K29',
    'K30',
  ],
  ...['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11'],
  ...['C12', 'C13', 'C14', 'C15', 'C16', 'C17', 'C18', 'C19', 'C20', 'C21'],
  ...['W1', 'W3', 'W4', 'W5', 'W6', 'W7', 'W9', 'W10', 'W11', 'W12', 'W13'],
  // Of R6 and R7 what is given and kept; the calendar itself comes later, and R1, R8 and R14 with it.
  ...['R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11', 'R12', 'R13'],
  ...[
    'O1',
    'O2',
    'O3',
    'O4',
    'O5',
    'O6',
    'O7',
    'O8',
    'O9',
    'O10',
    'O11',
    'O12',
    'O13',
    'O14',
    'O15',
    'O16',
  ],
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
