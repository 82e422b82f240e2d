import type { FileFault } from '@comptoir/shared/employees/portal';
import { tableLimits } from '@comptoir/shared/employees/table-file';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { CsvError, parse } from 'csv-parse/sync';

/** Characters of one row: more than all its cells may hold together with their quotes. */
const recordLimit = tableLimits.columns * (tableLimits.characters + 3);

/** The rows of a text with separators. Which separator, the header says. */
export function readCsv(bytes: Buffer): Result<string[][], FileFault> {
  const text = decode(bytes);
  if (text === null) return refused('encoding');
  if (text.includes('\0')) return refused('not-a-table');
  // Excel names the separator so, in a line that it does not show.
  const [told = '', separator] = /^sep=([;,\t|])\r?\n/i.exec(text) ?? [];
  const table = text.slice(told.length);
  try {
    const rows = parse(table, {
      delimiter: separator ?? separatorOf(table),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: recordLimit,
      // One more than is taken, so that too many are seen as such.
      to: 2 * tableLimits.rows,
    });
    return ok(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused(error.code === 'CSV_MAX_RECORD_SIZE' ? 'cell-too-long' : 'not-a-table');
  }
}

/**
 * UTF-8 and UTF-16 with or without their mark, and Windows-1252, in which a French spreadsheet saves CSV.
 *
 * @returns null for bytes that no text of these has
 */
function decode(bytes: Buffer): string | null {
  const wide = wideEncoding(bytes);
  if (wide !== null) return bytes.length % 2 === 0 ? tryDecode(wide, bytes) : null;
  const text = tryDecode('utf-8', bytes) ?? tryDecode('windows-1252', bytes);
  // Five bytes that Windows-1252 leaves free are read as control characters: no spreadsheet writes them.
  return text === null || /[\u0081\u008d\u008f\u0090\u009d]/.test(text) ? null : text;
}

function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 200);
  const zeros = (odd: number) => head.filter((byte, at) => at % 2 === odd && byte === 0).length;
  // Letters of the header in two bytes each: every other one is nothing.
  if (head.length >= 8 && zeros(1) > head.length / 3) return 'utf-16le';
  return head.length >= 8 && zeros(0) > head.length / 3 ? 'utf-16be' : null;
}

function tryDecode(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The separator that stands most often in the first line that says something, quotes aside. */
function separatorOf(text: string): string {
  const begun = text.trimStart().slice(0, recordLimit);
  const [line = ''] = begun.replaceAll(/"[^"]*"/g, '').split(/\r\n|\r|\n/, 1);
  const count = (separator: string) => line.split(separator).length;
  return [';', ',', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best));
}
