import type { PeriodLockRow } from '@comptoir/shared/timesheets/correction';
import type { Reader } from '../../database/connection.ts';

export async function findPeriodLocks(
  _db: Reader,
  _organisation: string,
  _ids: readonly string[],
): Promise<Map<string, PeriodLockRow>> {
  return new Map();
}
