import type { StatementDocument } from '@comptoir/shared/timesheets/statement';
import type { Speech } from '../../language/speech.ts';
import { signed } from '../signed.ts';

/** One line of the totals, in words; `main`: what everything above it comes to. */
export type TotalLine = { name: string; value: string; main: boolean };

/** The totals in the order of the paper; what is nothing is left out. */
export function statementTotals(
  { totals, days }: Pick<StatementDocument, 'totals' | 'days'>,
  { text, duration }: Pick<Speech, 'text' | 'duration'>,
): TotalLine[] {
  const { raw, corrected, breaks, paid, late, counters, overtime } = totals;
  const paidBreaks = days.reduce((sum, day) => sum + day.paid.paidBreaks, 0);
  const rounding = days.reduce((sum, day) => sum + day.paid.rounding, 0);
  const line = (name: string, value: string, main = false) => ({ name, value, main });
  return [
    line(text('statements.raw'), duration(raw)),
    line(text('statements.corrected'), duration(corrected)),
    ...(breaks === 0 ? [] : [line(text('statements.breaks'), duration(breaks))]),
    ...(paidBreaks === 0
      ? []
      : [line(text('statements.paid-breaks'), signed(paidBreaks, duration))]),
    ...(rounding === 0 ? [] : [line(text('statements.rounding'), signed(rounding, duration))]),
    line(text('statements.paid-total'), duration(paid), true),
    ...overtime
      .filter(({ time }) => time > 0)
      .map(({ after, rate, time }) =>
        line(
          text('statements.overtime', { after: duration(after * 60_000), rate }),
          duration(time),
        ),
      ),
    ...(['night', 'sunday', 'holiday'] as const)
      .filter((one) => counters[one] > 0)
      .map((one) => line(text(`statements.${one}`), duration(counters[one]))),
    ...(late === 0 ? [] : [line(text('statements.late'), signed(late, duration))]),
  ];
}
