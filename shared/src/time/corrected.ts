import type { OperationClock } from '../journal/operation.ts';
import type { Flag } from '../journal/flags.ts';

/**
 * Server times between which the operation was certainly written. `after` comes from the receipt that
 * it cites, `before` from the server's clock when it first arrived (null while it is still on the tablet).
 */
export type ReceiptBounds = { after: number | null; before: number | null };

/** Differences up to this many ms are rounding and latency, not a wrong clock: clamped, not flagged. */
const tolerance = 5_000;

/** Latest instant that a row can hold; a broken clock may say more. */
const latest = 8_640_000_000_000_000;

/**
 * The one formula for corrected time (spec TIME-1): wall + last offset, clamped into the receipt bounds.
 * The same on the tablet and on the server. Raw values are never altered.
 *
 * @returns `at` in ms since 1970, and what is doubtful about it
 */
export function correctedTime(
  clock: OperationClock,
  bounds: ReceiptBounds,
): { at: number; flags: Flag[] } {
  const flags: Flag[] = [];
  if (clock.offset === null) flags.push('clock-unset');
  if (clock.jumped) flags.push('clock-jumped');
  const estimate = clock.wall + (clock.offset ?? 0);
  let at = Math.min(Math.max(estimate, 0), latest);
  if (bounds.after !== null) at = Math.max(at, bounds.after);
  if (bounds.before !== null) at = Math.min(at, bounds.before);
  if (Math.abs(at - estimate) > tolerance) flags.push('clock-clamped');
  return { at, flags };
}
