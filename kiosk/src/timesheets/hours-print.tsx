import { useSpeech } from '../language/language.tsx';
import { PrintSheet } from '@comptoir/ui/print-sheet';
import { PaperDays, PaperHead, PaperTotals } from './paper.tsx';
import styles from './paper.module.css';
import type { HoursView } from './view.ts';
import { marksOf, periodWords, spanTitle } from './words.ts';

/** A week or a month of one's own, on paper: to read, and not a statement. */
export function HoursPaper({ view, now }: { view: HoursView; now: number }) {
  const speech = useSpeech();
  const { text, duration, date, time } = speech;
  const { span, rule, days, totals } = view;
  return (
    <PrintSheet name="hours">
      <PaperHead
        title={text('person.hours')}
        of={spanTitle(speech, span)}
        who={view.name}
        house={[view.organisation, view.establishment].filter((one) => one !== '').join(' · ')}
      />
      <PaperDays
        days={days.map((day) => ({
          ...{ day: day.day, breaks: day.breaks, worked: day.worked, paid: day.paid },
          periods: day.periods.map((period) => periodWords(speech, period, rule.zone)),
          notes: marksOf(speech, day).map(({ word }) => word),
        }))}
        weekOf={() => null}
      />
      <PaperTotals
        lines={[
          [text('hours.worked'), duration(totals.worked)],
          [text('hours.breaks'), duration(totals.breaks)],
          [text('hours.paid'), duration(totals.paid)],
        ]}
      />
      <footer className={styles.foot}>
        <p>
          {text('paper.made', { date: date(now, rule.zone), time: time(now, rule.zone) })}{' '}
          {text('paper.no-statement')}
        </p>
      </footer>
    </PrintSheet>
  );
}
