import type { SheetDay } from '@comptoir/shared/timesheets/sheet';
import { useSpeech } from '../language/language.tsx';
import styles from './day-detail.module.css';
import { signed } from './signed.ts';

/** From what was recorded to what is paid: every step that changes something, one a line. */
export function DaySteps({
  day,
}: {
  day: Pick<SheetDay, 'planned' | 'raw' | 'corrected' | 'paid' | 'counters' | 'amplitude'>;
}) {
  const { text, duration } = useSpeech();
  const { planned, raw, corrected, paid, counters, amplitude } = day;
  const steps = [
    planned === null ? null : (['planned', duration(planned), 'beside'] as const),
    ['raw', duration(raw.worked), 'step'] as const,
    corrected.worked === raw.worked
      ? null
      : (['correction', signed(corrected.worked - raw.worked, duration), 'step'] as const),
    corrected.worked === raw.worked
      ? null
      : (['corrected', duration(corrected.worked), 'sum'] as const),
    paid.worked === corrected.worked
      ? null
      : (['not-paid', signed(paid.worked - corrected.worked, duration), 'step'] as const),
    paid.paidBreaks === 0
      ? null
      : (['paid-breaks', signed(paid.paidBreaks, duration), 'step'] as const),
    paid.rounding === 0 ? null : (['rounding', signed(paid.rounding, duration), 'step'] as const),
    ['paid', duration(paid.total), 'total'] as const,
    counters.night === 0 ? null : (['night', duration(counters.night), 'beside'] as const),
    counters.sunday === 0 ? null : (['sunday', duration(counters.sunday), 'beside'] as const),
    counters.holiday === 0 ? null : (['holiday', duration(counters.holiday), 'beside'] as const),
    corrected.breaks === 0 ? null : (['breaks', duration(corrected.breaks), 'beside'] as const),
    corrected.periods.length < 2 ? null : (['amplitude', duration(amplitude), 'beside'] as const),
  ].filter((step) => step !== null);
  return (
    <section className={styles.part} aria-label={text('sheets.steps')}>
      <h3>{text('sheets.steps')}</h3>
      <dl className={styles.steps}>
        {steps.map(([name, value, kind]) => (
          <div key={name} data-kind={kind}>
            <dt>{text(`sheets.step-${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {paid.late === 0 ? null : (
        <p className={styles.late}>
          {text('sheets.late-why', { time: signed(paid.late, duration) })}
        </p>
      )}
    </section>
  );
}
