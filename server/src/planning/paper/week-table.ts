import type { Language } from '@comptoir/shared/establishments/languages';
import { formatDuration } from '@comptoir/shared/time/format';
import type { Content, Inline, TableCell } from 'pdfmake';
import type { PaperRow, PaperShift, PaperWeek } from './week.ts';
import { type PlanWords, locales } from './words.ts';

const soft = '#57514a';
const line = '#b8b0a6';
const wash = '#efe9e1';
/** What stands beside the times: small, and near enough to be read by whoever looks for it. */
const small = { fontSize: 8.5, color: soft };
/** Beside times of the smallest size, one word of it still stands on their line. */
const smaller = { fontSize: 7.5, color: soft };

/** `size`: points of the times. `dense`: positions and hours beside what they belong to, instead of below. */
export type Fit = { size: number; dense: boolean };

/** Points that its rows need at least, so that sizes that cannot fit are not drawn in vain. */
export function leastHeight({ groups, open }: PaperWeek, { size }: Fit): number {
  const rows = [...groups.flatMap((group) => group.rows), ...(open ? [open] : [])];
  const lines = rows.map(({ days }) => Math.max(1, ...days.map((shifts) => shifts.length)));
  return lines.reduce((total, count) => total + count * size * 1.17, 0);
}

/** People and seven days, team by team. */
export function weekTable(
  week: PaperWeek,
  words: PlanWords,
  { language, fit }: { language: Language; fit: Fit },
): Content {
  const title = { bold: true, fontSize: 11.5, fillColor: wash };
  const body: TableCell[][] = [
    [
      { text: words.person, ...title },
      ...week.days.map(({ date, holiday }): TableCell => ({
        text: `${dayIn(date, language)}${holiday ? ` · ${words.holiday}` : ''}`,
        ...{ ...title, alignment: 'center' },
      })),
    ],
  ];
  // Where a team begins, a stronger line stands above it.
  const strong = new Set([1]);
  for (const { team, rows } of week.groups) {
    if (week.groups.length > 1) {
      strong.add(body.length);
      body.push([
        { text: team ?? words.noTeam, ...small, bold: true, colSpan: 8 },
        ...Array.from({ length: 7 }, () => ({})),
      ]);
    }
    for (const row of rows) body.push(cellsOf(row, row.name, fit));
  }
  if (week.open) {
    strong.add(body.length);
    body.push(cellsOf(week.open, words.open, fit));
  }
  const padding = fit.dense ? 1.2 : 2.5;
  return {
    table: {
      ...{ headerRows: 1, dontBreakRows: true, body },
      widths: [104, ...Array.from({ length: 7 }, () => '*')],
    },
    layout: {
      hLineColor: (at) => (strong.has(at) ? soft : line),
      hLineWidth: (at) => (at === 0 ? 0 : strong.has(at) ? 1.2 : 0.5),
      vLineColor: () => line,
      vLineWidth: (at) => (at === 0 || at === 8 ? 0 : 0.5),
      ...{ paddingTop: () => padding, paddingBottom: () => padding },
      ...{ paddingLeft: () => 3, paddingRight: () => 3 },
    },
  };
}

function cellsOf(row: PaperRow, name: string, { size, dense }: Fit): TableCell[] {
  const beside = dense ? smaller : small;
  const shown = { text: name, bold: true, fontSize: Math.min(size, 13) };
  const hours = row.hours > 0 ? [{ text: formatDuration(row.hours), ...beside }] : [];
  return [
    dense ? { text: besides(shown, hours) } : { stack: [shown, ...hours] },
    ...row.days.map((shifts): TableCell => ({
      stack: shifts.flatMap((shift, at): Content[] => {
        const times = { text: shift.times, bold: true, fontSize: size };
        const said = isSaid(shift, shifts[at + 1]) ? [{ text: shift.position, ...beside }] : [];
        return dense ? [{ text: besides(times, said) }] : [times, ...said];
      }),
      alignment: 'center',
    })),
  ];
}

/** The same position of two shifts is said once, with the last of them. */
function isSaid(
  shift: PaperShift,
  next: PaperShift | undefined,
): shift is PaperShift & { position: string } {
  return shift.position !== null && next?.position !== shift.position;
}

function besides(first: Inline, more: readonly Inline[]): Inline[] {
  return [first, ...more.map((one) => ({ ...one, text: ` ${one.text}` }))];
}

/** `lun. 23` */
function dayIn(date: string, language: Language): string {
  const format = { weekday: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locales[language], format).format(Date.parse(date));
}
