import { Button } from '@comptoir/ui/button';
import { Field } from '@comptoir/ui/field';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { firstGuess, moved } from './declared-time.ts';
import styles from './forgotten-screen.module.css';

type Props = {
  panel: ReactNode;
  zone: string;
  /** When the open period began; the answer lies after it and not after `now`. Ms. */
  since: number;
  /** When the planned shift ends, if one is known. Ms. */
  plannedEnd: number | null;
  now: number;
  writing: boolean;
  onDeclare: (at: number, note: string) => void;
};

const minute = 60_000;

/** « J'ai oublié de pointer mon départ »: asks for the time, in large steps, never below the opening. */
export function ForgottenScreen({
  panel,
  zone,
  since,
  plannedEnd,
  now,
  writing,
  onDeclare,
}: Props) {
  const { text, time, date, moment, day } = useSpeech();
  const [at, setAt] = useState(() => firstGuess({ since, plannedEnd, now }));
  const [note, setNote] = useState('');
  const step = (by: number) => setAt(moved(at, by * minute, { since, now }));
  const steps = [
    { by: -60, word: text('forgotten.hour'), label: text('forgotten.hour-earlier') },
    { by: -5, word: text('forgotten.minutes'), label: text('forgotten.minutes-earlier') },
    { by: 5, word: text('forgotten.minutes'), label: text('forgotten.minutes-later') },
    { by: 60, word: text('forgotten.hour'), label: text('forgotten.hour-later') },
  ];
  const planned =
    plannedEnd !== null && plannedEnd > since && plannedEnd <= now ? plannedEnd : null;
  return (
    <Stage panel={panel}>
      <div className={styles.forgotten}>
        <h1 className={styles.title}>{text('forgotten.title')}</h1>
        <p className={styles.since}>
          {text('forgotten.since', { since: moment(since, zone, day(now, zone)) })}
        </p>
        <div className={styles.dial}>
          {steps.slice(0, 2).map((one) => (
            <Step key={one.by} {...one} onStep={() => step(one.by)} />
          ))}
          <output className={styles.time} aria-live="polite">
            {time(at, zone)}
            <span>{date(at, zone)}</span>
          </output>
          {steps.slice(2).map((one) => (
            <Step key={one.by} {...one} onStep={() => step(one.by)} />
          ))}
        </div>
        <div className={styles.shortcut}>
          {planned === null || planned === at ? null : (
            <Button onClick={() => setAt(planned)}>
              {text('forgotten.planned', { time: time(planned, zone) })}
            </Button>
          )}
        </div>
        <Field
          label={text('forgotten.note')}
          value={note}
          maxLength={300}
          onChange={(event) => setNote(event.target.value)}
        />
        <Notice tone="calm" icon="info">
          {text('forgotten.approval')}
        </Notice>
        <Button
          tone="primary"
          size="large"
          icon="out"
          wide
          disabled={writing}
          onClick={() => onDeclare(at, note.trim())}
        >
          {text('forgotten.declare', { time: time(at, zone) })}
        </Button>
      </div>
    </Stage>
  );
}

function Step({
  by,
  word,
  label,
  onStep,
}: {
  by: number;
  word: string;
  label: string;
  onStep: () => void;
}) {
  return (
    <button type="button" className={styles.step} aria-label={label} onClick={onStep}>
      <Icon name={by < 0 ? 'minus' : 'add'} />
      <span>{word}</span>
    </button>
  );
}
