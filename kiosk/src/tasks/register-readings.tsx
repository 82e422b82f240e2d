import type { RegisterEntry } from '@comptoir/shared/tasks/register';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { useMemo, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { boundsWords } from './measured.ts';
import { ReadingChart } from './reading-chart.tsx';
import styles from './register-readings.module.css';
import { type Period, type Reading, type Readings, readingsOf } from './register-rules.ts';
import { byWords, listWord, shortDay, taskWord, valueWords } from './register-words.ts';

/** What was measured over the period: one drawing for each task, and what was out of bounds in words. */
export function RegisterReadings({
  entries,
  period,
  zone,
}: {
  entries: RegisterEntry[];
  period: Period;
  zone: string;
}) {
  const tasks = useMemo(() => readingsOf(entries), [entries]);
  return (
    <div className={styles.tasks}>
      {tasks.map((task) => (
        <Task key={task.key} of={task} period={period} zone={zone} />
      ))}
    </div>
  );
}

function Task({ of, period, zone }: { of: Readings; period: Period; zone: string }) {
  const speech = useSpeech();
  const { text } = speech;
  const { measure, readings, unit } = of;
  const [all, setAll] = useState(false);
  const out = readings.filter(({ check }) => check.outOfBounds);
  const bounds = measure === null ? null : boundsWords(speech, measure);
  return (
    <section className={styles.task}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.title}>{taskWord(speech, of.title)}</h2>
          <p className={styles.detail}>
            {listWord(speech, of.listTitle)} · {bounds ?? text('register.no-bounds')}
          </p>
        </div>
        <p className={styles.counts}>
          {text('register.readings', { count: readings.length })}
          {readings.length === 0 ? null : out.length === 0 ? (
            <Badge tone="good" icon="check">
              {text('register.outs-none')}
            </Badge>
          ) : (
            <Badge tone="danger" icon="warning">
              {text('register.outs', { count: out.length })}
            </Badge>
          )}
        </p>
      </div>
      {readings.length === 0 ? null : <ReadingChart of={of} period={period} zone={zone} />}
      {out.length === 0 ? null : <Values readings={out} unit={unit} zone={zone} />}
      {readings.length === out.length ? null : (
        <div>
          <Button tone="plain" aria-expanded={all} onClick={() => setAll(!all)}>
            {text('register.all-values')}
          </Button>
        </div>
      )}
      {all ? <Values readings={readings} unit={unit} zone={zone} /> : null}
    </section>
  );
}

function Values({ readings, unit, zone }: { readings: Reading[]; unit: string; zone: string }) {
  const speech = useSpeech();
  const { text } = speech;
  return (
    <ul className={styles.values}>
      {readings.map(({ day, check, value }) => (
        <li key={check.id} className={styles.reading}>
          <b data-out={check.outOfBounds || undefined}>{valueWords(speech, value, unit)}</b>
          <span className={styles.when}>
            {shortDay(speech, day)} · {byWords(speech, check, zone)}
          </span>
          {check.outOfBounds ? (
            <span className={styles.what}>
              <Badge tone="danger" icon="warning">
                {text('register.out')}
              </Badge>
              {check.action === null
                ? text('register.no-action')
                : text('register.action', { action: check.action })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
