/** Start inclusive, end exclusive, both in ms since 1970. */
export type Interval = { start: number; end: number };

/** Length in ms; an interval that ends before it starts has none. */
export function lengthOf(interval: Interval): number {
  return Math.max(0, interval.end - interval.start);
}

/** Ms that both intervals hold. */
export function overlap(a: Interval, b: Interval): number {
  return lengthOf({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) });
}
