import type { PunchTimes } from '@comptoir/shared/evidence/portal';
import { type Operation, isDeviceOperation } from '@comptoir/shared/journal/operation';

/** A punch as its row tells it. */
type Row = { at: number; wall: number; receivedAt: number };

/**
 * The three times of a punch (O6): the tablet's clock unaltered, what Comptoir makes of it, and the server's own bounds.
 *
 * @param receivedAtOf server time of a receipt by its hash, where the server has it
 */
export function timesOf(
  { at, wall, receivedAt }: Row,
  operation: Operation | null,
  receivedAtOf: ReadonlyMap<string, number>,
): PunchTimes {
  const cited = operation && isDeviceOperation(operation) ? operation.receipt : null;
  const after = cited === null ? null : (receivedAtOf.get(cited) ?? null);
  return { wall, estimated: at, after, before: receivedAt };
}
