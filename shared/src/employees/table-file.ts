/** Limits of a table that is imported: bytes of the file, rows below its header, columns, characters of a cell. */
export const tableLimits = {
  bytes: 2 * 1024 * 1024,
  rows: 5_000,
  columns: 50,
  characters: 1_000,
} as const;

export const csvType = 'text/csv';
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Types under which a table is sent; which it is, its bytes say. Windows calls a CSV file the last one. */
export const tableTypes = [csvType, xlsxType, 'application/vnd.ms-excel'] as const;
