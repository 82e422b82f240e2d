import { addDays } from '@comptoir/shared/time/business-day';
import {
  type StatementDocument,
  type StatementRow,
  openQuestions,
} from '@comptoir/shared/timesheets/statement';
import type { SheetDay } from '@comptoir/shared/timesheets/sheet';
import type { Speech } from '../../language/speech.ts';
import type { PaperDay } from '../paper.tsx';
import { type Mark, dayAndMonth, monthName, periodWords } from '../words.ts';

/** `novembre 2026`, or the two days where it is no whole month. */
export function statementName(
  speech: Speech,
  { from, to }: Pick<StatementRow, 'from' | 'to'>,
): string {
  const whole =
    from.endsWith('-01') && addDays(to, 1).endsWith('-01') && from.slice(0, 7) === to.slice(0, 7);
  if (whole) return monthName(speech, from);
  return speech.text('hours.week-of', {
    from: dayAndMonth(speech, from),
    to: dayAndMonth(speech, to),
  });
}

const marks = {
  issued: ['info', 'message'],
  seen: ['info', 'eye'],
  acknowledged: ['good', 'check'],
  disputed: ['warn', 'warning'],
  replaced: ['quiet', 'history'],
} as const satisfies Record<StatementRow['state'], readonly [Mark['tone'], Mark['icon']]>;

export function statementMark({ text }: Speech, { state }: Pick<StatementRow, 'state'>): Mark {
  const [tone, icon] = marks[state];
  return { tone, icon, word: text(`statement.state-${state}`) };
}

/** The days of a document as lines: on the screen as on the paper. */
export function statementDays(speech: Speech, document: StatementDocument): PaperDay[] {
  return document.days.map((day) => ({
    ...{ day: day.day, breaks: day.corrected.breaks, worked: day.corrected.worked },
    paid: day.paid.total,
    periods: day.corrected.periods.map((period) => periodWords(speech, period, document.zone)),
    notes: notesOf(speech, day),
  }));
}

function notesOf({ text, duration }: Speech, day: SheetDay): string[] {
  const { raw, corrected, paid, holiday } = day;
  const touched =
    corrected.periods.some((period) => period.corrected) || raw.worked !== corrected.worked;
  return [
    ...(holiday === null ? [] : [text('paper.holiday')]),
    ...(touched ? [text('hours.mark-corrected')] : []),
    ...openQuestions([day]).flatMap(({ kinds }) => kinds.map((kind) => text(`hours.mark-${kind}`))),
    ...(paid.late === 0 ? [] : [text('paper.late', { time: duration(Math.abs(paid.late)) })]),
  ];
}

/** What stands below the table: totals, overtime by step, what is counted apart. */
export function statementTotals(
  { text, duration }: Speech,
  { totals }: Pick<StatementDocument, 'totals'>,
): [string, string][] {
  const { corrected, breaks, paid, counters, overtime } = totals;
  const apart = (
    [
      ['night', 'paper.night'],
      ['sunday', 'paper.sunday'],
      ['holiday', 'paper.holiday-hours'],
    ] as const
  ).filter(([name]) => counters[name] > 0);
  return [
    [text('hours.worked'), duration(corrected)],
    [text('hours.breaks'), duration(breaks)],
    [text('hours.paid'), duration(paid)],
    ...overtime
      .filter(({ time }) => time > 0)
      .map(({ after, rate, time }): [string, string] => [
        text('hours.overtime', { after: duration(after * 60_000), rate }),
        duration(time),
      ]),
    ...apart.map(([name, word]): [string, string] => [text(word), duration(counters[name])]),
  ];
}
