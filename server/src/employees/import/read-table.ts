import type { Columns, TableRow } from '@comptoir/shared/employees/import';
import { isFamilyFirst, readHeader } from '@comptoir/shared/employees/import-columns';
import type { FileFault } from '@comptoir/shared/employees/portal';
import { type Result, ok } from '@comptoir/shared/refusals';
import { readRows } from '../../platform/tables/read-rows.ts';

export type Table = { header: string[]; columns: Columns; rows: TableRow[] };

/** A table of people out of a file. */
export async function readTable(bytes: Buffer): Promise<Result<Table, FileFault>> {
  const read = await readRows(bytes);
  if (!read.ok) return read;
  const { header, rows } = read.value;
  const meanings = readHeader(header);
  if (!meanings.ok) return meanings;
  const full = meanings.value.indexOf('full');
  const familyFirst = full >= 0 && isFamilyFirst(header[full] ?? '');
  return ok({ header, columns: { meanings: meanings.value, familyFirst }, rows });
}
