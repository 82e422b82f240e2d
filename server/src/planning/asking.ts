import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import { businessDay } from '@comptoir/shared/time/business-day';
import { correctedTime } from '@comptoir/shared/time/corrected';
import type { Accepted, Batch } from '../journal/batch.ts';
import type { IsClosed } from '../journal/closed-days.ts';
import { findMerged } from '../journal/queries.ts';

/** When it was said, ms: by the corrected clock of the tablet, or when the server heard of it. */
export function momentOf({ receivedAt }: Batch, { operation, after }: Accepted): number {
  if (!isDeviceOperation(operation)) return receivedAt;
  return correctedTime(operation.clock, { after, before: receivedAt }).at;
}

/** Whoever had not heard of a merge means the first record all the same (spec PUNCH-12). */
export async function ownerOf({ trx, organisation }: Batch, person: string): Promise<string> {
  const merged = await findMerged(trx, organisation, [person]);
  return merged.get(person) ?? person;
}

/** The establishment that an operation names, where there is one. */
export function placeOf(batch: Batch, establishment: string | null): string | null {
  return establishment !== null && batch.establishments.has(establishment) ? establishment : null;
}

/** The business day of a moment (ms) at an establishment. */
export function dayAt(batch: Batch, establishment: string, at: number): string {
  const { zone, cutOffHour } = batch.establishments.get(establishment) ?? utc;
  return businessDay(at, zone, cutOffHour);
}

const utc = { zone: 'UTC', cutOffHour: 0 };

/** What is planned on a closed day stays as it was paid (spec PLAN-7). */
export async function whyClosed(
  batch: Batch,
  isClosed: IsClosed,
  of: { establishment: string; shifts: readonly ({ start: number } | null)[] },
): Promise<OperationRefusal | null> {
  const { establishment } = of;
  const starts = of.shifts.flatMap((shift) => (shift === null ? [] : [shift.start]));
  for (const day of new Set(starts.map((start) => dayAt(batch, establishment, start)))) {
    const touches = { establishment, from: day, to: day };
    if (await isClosed(batch.trx, batch.organisation, touches)) return 'period-locked';
  }
  return null;
}
