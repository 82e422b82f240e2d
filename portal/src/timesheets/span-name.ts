import type { Speech } from '../language/speech.ts';
import { isMonth } from './sheet-period.ts';

/** `novembre 2026` where it is the whole of a month, else its first and last day. `begins`: it begins a sentence. */
export function spanName(
  { month, days }: Pick<Speech, 'month' | 'days'>,
  span: { from: string; to: string },
  begins = false,
): string {
  const name = isMonth(span) ? month(span.from) : days(span.from, span.to);
  return begins ? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}` : name;
}
