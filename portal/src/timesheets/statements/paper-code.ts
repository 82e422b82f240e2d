/** The statement that a printed code names, and its hash. */
export type PaperCode = { statement: string; hash: string };

/**
 * The code of a paper in what somebody scanned, pasted or typed, with the spaces and line ends that came into it. Null where
 * there is nothing of the sort.
 */
export function paperCodeIn(text: string): PaperCode | null {
  const bare = text.replaceAll(/\s+/g, '').toLowerCase();
  const found = /comptoir-statement-1:([0-9a-f-]{36}):([0-9a-f]{64})$/.exec(bare);
  const [, statement, hash] = found ?? [];
  return statement === undefined || hash === undefined ? null : { statement, hash };
}
