/**
 * What a spreadsheet would take for a formula: `=`, `+`, `-`, `@`, their wide forms, a tabulator or a carriage return at
 * the beginning, behind blanks, separators or the very mark that makes it inert.
 */
const formula = /^'*(?:[\t\r]|[\s;,]*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** Characters that no cell holds: they hide what follows, or end a file early. */
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * A text as a cell of CSV that no spreadsheet runs (F01, spec EMP-27). `revived` gives it back.
 *
 * @param isText an .xlsx cell says itself that it is text: only what already begins with the mark gets one more
 */
export function inert(text: string, { isText = false }: { isText?: boolean } = {}): string {
  const shown = text.replaceAll(hidden, '');
  const marked = formula.test(shown) && (!isText || shown.startsWith("'"));
  return marked ? `'${shown}` : shown;
}

/** What was meant by a cell: without the one mark that `inert` put before it. */
export function revived(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}
