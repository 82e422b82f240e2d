import { inert } from '@comptoir/shared/employees/formulas';
import { stringify } from 'csv-stringify/sync';

/**
 * A table as CSV that a French spreadsheet opens by a double click: UTF-8 with its mark, semicolons, every cell quoted,
 * and none that it would run as a formula (F01).
 */
export function writeCsv(rows: readonly (readonly string[])[]): Buffer {
  const cells = rows.map((row) => row.map((text) => inert(text)));
  const text = stringify(cells, {
    ...{ bom: true, delimiter: ';', quoted: true, quoted_empty: true },
    record_delimiter: 'windows',
  });
  return Buffer.from(text, 'utf8');
}

/** The same as .xlsx, every cell a text and said to be one: neither run nor turned into a figure or a date. */
export async function writeXlsx(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const [header = []] = rows;
  const data = rows.map((row, at) =>
    row.map((text) => {
      const value = inert(text, { isText: true });
      if (value === '') return null;
      const bold = at === 0 ? { fontWeight: 'bold' as const } : {};
      return { value, type: String, format: '@', ...bold };
    }),
  );
  const columns = header.map((title) => ({ width: Math.max(14, title.length + 4) }));
  // Loaded with the first workbook: most days of a server write none.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile(data, { columns, stickyRowsCount: 1 }).toBuffer();
}
