import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import type { Reader } from '../../database/connection.ts';

export async function findCorrections(
  _db: Reader,
  _organisation: string,
  _ids: readonly string[],
): Promise<Map<string, CorrectionRow>> {
  return new Map();
}
