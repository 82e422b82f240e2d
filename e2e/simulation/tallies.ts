/** How often each thing happened: a run that tests nothing is seen. */
export type Tallies = Map<string, number>;

export function tally(tallies: Tallies, what: string, times = 1): void {
  if (times > 0) tallies.set(what, (tallies.get(what) ?? 0) + times);
}

export function addTallies(into: Tallies, from: Iterable<readonly [string, number]>): void {
  for (const [what, times] of from) tally(into, what, times);
}
