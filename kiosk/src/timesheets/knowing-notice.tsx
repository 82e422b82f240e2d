import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useSpeech } from '../language/language.tsx';
import styles from './hours.module.css';
import type { Knowing, NotTaken } from './view.ts';
import { briefDay, longDay } from './words.ts';

/** A tablet may be silent for so long before what is shown may lack something of its own. Ms. */
const fresh = 10 * 60_000;

/** O5: what this tablet cannot know: wherever hours are read or typed. */
export function KnowingNotice({
  knowing: { silent, lastContact },
  zone,
  now,
  offline,
}: {
  knowing: Knowing;
  zone: string;
  now: number;
  offline: boolean;
}) {
  const { text, age, moment, day } = useSpeech();
  const today = day(now, zone);
  const lines = [
    ...(lastContact === null
      ? [text('hours.never')]
      : offline || now - lastContact > fresh
        ? [text('hours.offline', { age: age(now - lastContact) })]
        : []),
    ...silent.map(({ name, since }) =>
      text(name === '' ? 'hours.silent-nameless' : 'hours.silent', {
        name,
        since: moment(since, zone, today),
      }),
    ),
  ];
  if (lines.length === 0) return null;
  return (
    <Notice tone="warn" icon="offline">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}

/** What was asked for and the server did not take; it is kept, and why is said. */
export function NotTakenNotice({
  notTaken,
  zone,
  onSettle,
}: {
  notTaken: readonly NotTaken[];
  zone: string;
  onSettle: (key: string) => void;
}) {
  const speech = useSpeech();
  const { text, day: dayOf } = speech;
  return notTaken.map(({ key, day, at, refusal }) => {
    const date = briefDay(speech, dayOf(at, zone));
    const what =
      day === null
        ? text('not-taken.of', { date })
        : text('not-taken.of-day', { date, day: longDay(speech, day) });
    return (
      <Notice key={key} tone="danger" icon="warning">
        <div className={styles.notTaken}>
          <p>
            <b>{text('not-taken.title')}</b>
            <br />
            {what}
            {text(`refusal.${refusal}`)}
          </p>
          <Button onClick={() => onSettle(key)}>{text('not-taken.seen')}</Button>
        </div>
      </Notice>
    );
  });
}
