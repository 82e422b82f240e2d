import { stringify } from 'csv-stringify/browser/esm/sync';
import type { RegisterCheck, RegisterEntry } from '@comptoir/shared/tasks/register';
import type { Key, Speech } from '../language/speech.ts';
import { plainNumber } from './measured.ts';
import { listWord, stateOf, taskWord } from './register-words.ts';

/** `null`: an empty cell. */
type Cell = string | number | null;

const columns = [
  'csv.day',
  'csv.moment',
  'csv.list',
  'csv.task',
  'csv.due',
  'csv.state',
  'csv.person',
  'csv.time',
  'csv.value',
  'csv.unit',
  'csv.min',
  'csv.max',
  'csv.out',
  'csv.action',
  'csv.unchecked-by',
  'csv.unchecked-at',
  'csv.reason',
  'csv.sent',
] as const satisfies readonly Key[];

/**
 * The register as spreadsheets read it (spec REG-9): `;`, a byte order mark, every field quoted, nothing that a
 * spreadsheet would take for a formula. One line for each task of a day, and one for each check-off that does not count.
 */
export function registerCsv(
  speech: Speech,
  entries: readonly RegisterEntry[],
  { zone, pending }: { zone: string; pending: ReadonlySet<string> },
): string {
  const { text } = speech;
  const lines = entries.flatMap((entry) => [
    lineOf(speech, entry, entry.done, { zone, pending }),
    ...entry.others.map((check) => lineOf(speech, entry, check, { zone, pending })),
  ]);
  return stringify([columns.map((column) => text(column)), ...lines], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    quoted: true,
    quoted_empty: true,
    escape_formulas: true,
    cast: { number: (value) => plainNumber(speech, value), string: harmless },
  });
}

function lineOf(
  speech: Speech,
  entry: RegisterEntry,
  check: RegisterCheck | null,
  { zone, pending }: { zone: string; pending: ReadonlySet<string> },
): Cell[] {
  const { text, time } = speech;
  const measure = check?.measure ?? entry.measure;
  const yes = (is: boolean) => text(is ? 'csv.yes' : 'csv.no');
  const counts = check === entry.done;
  const unchecked = check?.unchecked ?? null;
  const state =
    counts || check === null
      ? text(stateOf(entry).word)
      : unchecked === null
        ? text('register.done')
        : text('register.withdrawn');
  return [
    entry.day,
    entry.moment === null ? null : text(`tasks.${entry.moment}`),
    listWord(speech, entry.listTitle),
    taskWord(speech, entry.title),
    entry.due,
    state,
    check === null ? null : (check.name ?? text('register.somebody')),
    check === null ? null : time(check.at, zone),
    check?.value ?? null,
    measure?.unit ?? null,
    measure?.min ?? null,
    measure?.max ?? null,
    check === null || check.value === null ? null : yes(check.outOfBounds),
    check?.action ?? null,
    unchecked === null ? null : (unchecked.name ?? text('register.somebody')),
    unchecked === null ? null : time(unchecked.at, zone),
    unchecked?.reason ?? null,
    check === null ? null : yes(!pending.has(check.id)),
  ];
}

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * The library quotes and escapes what begins with a formula's sign; blanks and line ends before the sign hide it from
 * the library and not from every spreadsheet.
 */
function harmless(value: string): string {
  const visible = value.replace(control, '');
  return /^[\s\u00a0]+[=+\-@＝＋－＠]/.test(visible) ? `'${visible}` : visible;
}
