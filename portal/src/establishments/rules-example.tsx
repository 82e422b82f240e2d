import type { TimeRules } from '@comptoir/shared/establishments/time-rules';
import { overtimeOf, payOf } from '@comptoir/shared/timesheets/paid';
import { TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { minutesFrom } from '../hours-text.ts';
import styles from './time-rules.module.css';

const minute = 60_000;
/** A week that nobody works for long, and that shows every usual step. */
const week = 44 * 60 * minute;

/** What the rules make of one day and of one week, as they are being typed. */
export function RulesExample({ rules }: { rules: TimeRules | null }) {
  const { text, duration } = useSpeech();
  const [day, setDay] = useState({ from: '08:58', to: '17:06', pause: '30' });
  const [from, to, pause] = [
    minutesFrom(day.from),
    minutesFrom(day.to),
    minutesFrom(`${day.pause}min`),
  ];
  const length = from === null || to === null ? 0 : (to - from + 1_440) % 1_440;
  const breaks = Math.min(pause ?? 0, length) * minute;
  const worked = length * minute - breaks;
  const pay = rules === null ? null : payOf(worked, breaks, rules);
  const signed = (ms: number) => `${ms < 0 ? '−' : '+'}\u00a0${duration(Math.abs(ms))}`;
  return (
    <aside className={styles.example} aria-label={text('rules.example')}>
      <h2>{text('rules.example')}</h2>
      <div className={styles.exampleDay}>
        <TextField
          label={text('approvals.type-in')}
          type="time"
          value={day.from}
          onChange={({ target }) => setDay({ ...day, from: target.value })}
        />
        <TextField
          label={text('approvals.type-out')}
          type="time"
          value={day.to}
          onChange={({ target }) => setDay({ ...day, to: target.value })}
        />
        <TextField
          label={text('rules.example-break')}
          inputMode="numeric"
          value={day.pause}
          onChange={({ target }) => setDay({ ...day, pause: target.value })}
        />
      </div>
      {pay === null || rules === null ? (
        <p className={styles.soft}>{text('rules.example-wait')}</p>
      ) : (
        <dl className={styles.steps} aria-live="polite">
          <div>
            <dt>{text('sheets.worked')}</dt>
            <dd>{duration(worked)}</dd>
          </div>
          {pay.paidBreaks === 0 ? null : (
            <div>
              <dt>{text('sheets.step-paid-breaks')}</dt>
              <dd>{signed(pay.paidBreaks)}</dd>
            </div>
          )}
          {pay.rounding === 0 ? null : (
            <div>
              <dt>{text('sheets.step-rounding')}</dt>
              <dd>{signed(pay.rounding)}</dd>
            </div>
          )}
          <div data-total>
            <dt>{text('sheets.paid')}</dt>
            <dd>{duration(pay.total)}</dd>
          </div>
          {overtimeOf(week, rules.overtime).map(({ after, rate, time }) => (
            <div key={`${after}-${rate}`} data-week>
              <dt>{text('rules.example-week', { week: duration(week), rate })}</dt>
              <dd>{duration(time)}</dd>
            </div>
          ))}
        </dl>
      )}
    </aside>
  );
}
