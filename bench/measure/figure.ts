/** One line of the table and of the JSON. `ratio` = value / limit; `bar` null: nothing is promised yet. */
export type Figure = {
  claim: string;
  value: number;
  limit: number;
  ratio: number;
  bar: number | null;
  holds: boolean | null;
};

/** What one round found: ours, and the bare limit or the peer measured beside it. */
export type Round = { value: number; limit: number };

/** Judges a claim by its middle round: value, limit and ratio all come from that one round. */
export function judge(claim: string, bar: number | null, rounds: readonly Round[]): Figure {
  const byRatio = [...rounds].sort((a, b) => a.value / a.limit - b.value / b.limit);
  const middle = byRatio[Math.floor((byRatio.length - 1) / 2)];
  if (middle === undefined) throw new Error(`${claim}: no round was measured`);
  const ratio = middle.value / middle.limit;
  return {
    claim,
    value: rounded(middle.value),
    limit: rounded(middle.limit),
    ratio: rounded(ratio),
    bar,
    holds: bar === null ? null : ratio <= bar,
  };
}

/** The value below which `share` (0 to 1) of the samples lie, by nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.max(0, Math.ceil(share * sorted.length) - 1);
  const found = sorted[rank];
  if (found === undefined) throw new Error('no samples');
  return found;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
