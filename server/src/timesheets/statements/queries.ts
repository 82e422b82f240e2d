import type { StatementRow } from '@comptoir/shared/timesheets/statement';
import type { Reader } from '../../database/connection.ts';

export async function findStatements(
  _db: Reader,
  _organisation: string,
  _ids: readonly string[],
): Promise<Map<string, StatementRow>> {
  return new Map();
}
