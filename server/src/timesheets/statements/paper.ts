import type { Language } from '@comptoir/shared/establishments/languages';
import type { SheetDay, SheetPeriod } from '@comptoir/shared/timesheets/sheet';
import {
  type StatementDocument,
  type StatementRow,
  openQuestions,
  statementAddress,
  statementCode,
} from '@comptoir/shared/timesheets/statement';
import { formatDuration, formatTime } from '@comptoir/shared/time/format';
import type { Content, Paper, TableCell } from 'pdfmake';
import { type PaperWords, paperWords } from './paper-words.ts';

const ink = '#1d1b19';
const soft = '#6b655e';
const line = '#d8d2ca';

/**
 * A statement on A4 (spec STMT-7): start and end of each period of every day, weekly recap, totals, corrections with their
 * author (D3171-8, D3171-12), where to sign, and the code by which it is checked. `portal`: scheme and host of the check page.
 */
export function paperOf(
  row: Pick<StatementRow, 'id' | 'hash' | 'state'>,
  document: StatementDocument,
  { language, portal }: { language: Language; portal: string },
): Paper {
  const words = paperWords[language];
  const day = dayWriter(language);
  const title = `${words.title} · ${document.person.name}`;
  return {
    info: { title, creationDate: new Date(document.issuedAt) },
    pageSize: 'A4',
    pageMargins: [36, 36, 36, 64],
    defaultStyle: { font: 'Roboto', fontSize: 8, color: ink },
    content: [
      head(document, words, day),
      ...(row.state === 'replaced'
        ? [{ text: words.replaced, bold: true, margin: [0, 0, 0, 8] } as Content]
        : []),
      days(document, words, day),
      totals(document, words),
      open(document, words, day),
      corrections(document, words, day),
      signatures(words),
    ],
    footer: (page, pages) => ({
      margin: [36, 6, 36, 0],
      columns: [
        { qr: statementAddress(portal, row), eccLevel: 'M', fit: 60, width: 68 },
        {
          stack: [
            words.issued(moment(document, language), document.issuedBy),
            words.check,
            { text: statementCode(row), fontSize: 6.5 },
          ],
          fontSize: 7,
          color: soft,
        },
        { text: words.page(page, pages), alignment: 'right', width: 40, fontSize: 7, color: soft },
      ],
    }),
  };
}

type WriteDay = (day: string) => string;

function head(document: StatementDocument, words: PaperWords, day: WriteDay): Content {
  const { organisation, establishments, person, from, to } = document;
  const number = person.externalId === null ? [] : [`${words.number} ${person.externalId}`];
  return {
    margin: [0, 0, 0, 12],
    columns: [
      {
        stack: [
          { text: words.title, fontSize: 17, bold: true },
          { text: words.of(day(from), day(to)), fontSize: 10, color: soft },
        ],
      },
      {
        alignment: 'right',
        stack: [
          { text: person.name, fontSize: 11, bold: true },
          { text: [...number, organisation, ...establishments].join(' · '), color: soft },
        ],
      },
    ],
  };
}

function days(document: StatementDocument, words: PaperWords, day: WriteDay): Content {
  const body: TableCell[][] = [
    [words.day, words.periods, words.breaks, words.worked, words.paid, words.notes].map(
      (text, at) => ({ text, bold: true, color: soft, ...(at > 1 && at < 5 && right) }),
    ),
  ];
  let monday: string | null = null;
  for (const one of document.days) {
    const week = document.weeks.findLast((some) => some.monday <= one.day);
    if (week && week.monday !== monday && monday !== null)
      body.push(weekOf(document, monday, words, day));
    monday = week?.monday ?? monday;
    body.push(dayOf(document, one, words, day));
  }
  if (monday !== null) body.push(weekOf(document, monday, words, day));
  return {
    margin: [0, 0, 0, 10],
    table: { headerRows: 1, dontBreakRows: true, widths: [72, '*', 36, 44, 44, 78], body },
    layout: {
      hLineColor: () => line,
      hLineWidth: (at) => (at === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
  };
}

const right = { alignment: 'right' as const };

function dayOf(
  document: StatementDocument,
  { day, corrected, paid, holiday, anomalies }: SheetDay,
  words: PaperWords,
  write: WriteDay,
): TableCell[] {
  const idle = corrected.periods.length === 0;
  const notes = [
    ...(holiday === null ? [] : [words.publicHoliday]),
    ...(corrected.periods.some((one) => one.corrected) ? [words.isCorrected] : []),
    ...(corrected.periods.some((one) => one.declared) ? [words.declared] : []),
    ...(anomalies.some(({ kind }) => kind === 'missing-out') ? [words.open] : []),
    ...(paid.late === 0 ? [] : [`${words.late} : ${signed(paid.late)}`]),
  ];
  return [
    { text: write(day), ...(idle && { color: soft }) },
    { text: corrected.periods.map((period) => periodOf(document, period)).join('    ') },
    { text: corrected.breaks === 0 ? '' : formatDuration(corrected.breaks), ...right },
    { text: idle ? '' : formatDuration(corrected.worked), ...right },
    { text: idle && paid.total === 0 ? '' : formatDuration(paid.total), ...right, bold: true },
    { text: notes.join(', '), color: soft, fontSize: 7.5 },
  ];
}

/** `08:58–14:02 (12:00–12:20)` */
function periodOf({ zone }: StatementDocument, { start, end, breaks }: SheetPeriod): string {
  const span = (one: { start: number; end: number | null }) =>
    `${formatTime(one.start, zone)}–${one.end === null ? '?' : formatTime(one.end, zone)}`;
  const pauses = breaks.map(span).join(', ');
  return `${span({ start, end })}${pauses === '' ? '' : ` (${pauses})`}`;
}

function weekOf(
  { weeks }: StatementDocument,
  monday: string,
  words: PaperWords,
  write: WriteDay,
): TableCell[] {
  const week = weeks.find((one) => one.monday === monday);
  const overtime = (week?.overtime ?? []).filter(({ time }) => time > 0);
  const notes = overtime.map(({ rate, time }) => `+${rate} % : ${formatDuration(time)}`);
  if (week?.ends === false) notes.push(words.partOfWeek);
  const fillColor = '#f4f0ea';
  return [
    { text: words.week(write(monday)), colSpan: 3, bold: true, fillColor },
    {},
    {},
    { text: formatDuration(week?.worked ?? 0), ...right, bold: true, fillColor },
    { text: formatDuration(week?.paid ?? 0), ...right, bold: true, fillColor },
    { text: notes.join(', '), color: soft, fontSize: 7.5, fillColor },
  ];
}

function totals(
  { totals: found, rules, days: all }: StatementDocument,
  words: PaperWords,
): Content {
  const { counters } = found;
  const paidBreaks = all.reduce((sum, { paid }) => sum + paid.paidBreaks, 0);
  const rounding = all.reduce((sum, { paid }) => sum + paid.rounding, 0);
  const lines: { label: string; value: string; bold?: boolean }[] = [
    { label: words.raw, value: formatDuration(found.raw) },
    { label: words.corrected, value: formatDuration(found.corrected) },
    { label: words.breaks, value: formatDuration(found.breaks) },
    ...(paidBreaks === 0 ? [] : [{ label: words.paidBreaks, value: signed(paidBreaks) }]),
    ...(rounding === 0 ? [] : [{ label: words.rounding, value: signed(rounding) }]),
    { label: words.paid, value: formatDuration(found.paid), bold: true },
    ...found.overtime
      .filter(({ time }) => time > 0)
      .map(({ rate, after, time }) => ({
        label: words.overtime(rate, formatDuration(after * 60_000)),
        value: formatDuration(time),
      })),
    ...(['night', 'sunday', 'holiday'] as const)
      .filter((one) => counters[one] > 0)
      .map((one) => ({ label: words[one], value: formatDuration(counters[one]) })),
    ...(found.late === 0 ? [] : [{ label: words.late, value: signed(found.late) }]),
  ];
  const told = [
    rules.rounding === null
      ? words.noRounding
      : words.rounded(rules.rounding.minutes, rules.rounding.mode),
    ...(rules.paidBreaks === 0 ? [] : [words.breaksPaid(rules.paidBreaks)]),
  ];
  return {
    unbreakable: true,
    margin: [0, 0, 0, 10],
    stack: [
      {
        table: {
          widths: ['*', 80],
          body: lines.map(({ label, value, bold = false }) => [
            { text: label, bold },
            { text: value, ...right, bold },
          ]),
        },
        layout: 'noBorders',
      },
      {
        text: `${words.rules} : ${told.join(', ')}.`,
        color: soft,
        fontSize: 7.5,
        margin: [0, 4, 0, 0],
      },
    ],
  };
}

/** What nobody has answered yet of these days (spec STMT-11). */
function open({ days: all }: StatementDocument, words: PaperWords, write: WriteDay): Content {
  const found = openQuestions(all);
  if (found.length === 0) return '';
  return {
    unbreakable: found.length <= 12,
    margin: [0, 0, 0, 10],
    stack: [
      { text: words.unsettled(found.length), bold: true },
      ...found.map(({ day, kinds }) => ({
        text: `${write(day)} : ${kinds.map((kind) => words.question[kind]).join(', ')}`,
        fontSize: 7.5,
      })),
    ],
  };
}

function corrections(
  { corrections: found }: StatementDocument,
  words: PaperWords,
  write: WriteDay,
): Content {
  if (found.length === 0) return '';
  return {
    // A title is nobody's last line of a page.
    unbreakable: found.length <= 12,
    margin: [0, 0, 0, 10],
    stack: [
      { text: words.corrections, bold: true },
      ...found.map(({ day, proposedBy, decidedBy, reason, objected }) => ({
        text: [
          `${write(day)} : ${words.correctedBy(proposedBy ?? words.nobody, decidedBy ?? words.nobody)}`,
          ...(reason === null ? [] : [`« ${reason} »`]),
          ...(objected ? [words.objected] : []),
        ].join(', '),
        fontSize: 7.5,
      })),
    ],
  };
}

function signatures({ employee, employer }: PaperWords): Content {
  const place = (text: string): Content => ({
    stack: [
      { text, color: soft, fontSize: 7.5, margin: [0, 0, 0, 34] },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 210, y2: 0, lineWidth: 0.5, lineColor: soft }] },
    ],
  });
  return { unbreakable: true, margin: [0, 8, 0, 0], columns: [place(employee), place(employer)] };
}

function signed(ms: number): string {
  return `${ms < 0 ? '−' : '+'} ${formatDuration(Math.abs(ms))}`;
}

/** `lun. 2 nov. 2026` */
function dayWriter(language: Language): WriteDay {
  const writer = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  return (day) => writer.format(Date.parse(`${day}T12:00:00Z`));
}

function moment({ issuedAt, zone }: StatementDocument, language: Language): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: zone },
  }).format(issuedAt);
}
