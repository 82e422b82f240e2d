import type { Speech } from '../language/speech.ts';

/** A difference of hours with its sign: `+ 12 min`, `− 5 min`. */
export function signed(ms: number, duration: Speech['duration']): string {
  return `${ms < 0 ? '−' : '+'}\u00a0${duration(Math.abs(ms))}`;
}
