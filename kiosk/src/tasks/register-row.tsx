import type { RegisterEntry } from '@comptoir/shared/tasks/register';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { boundsWords } from './measured.ts';
import styles from './register-row.module.css';
import { byWords, otherWords, stateOf, taskWord, valueWords } from './register-words.ts';

/** One task of one day: how it stands, who did it, its value, what was done about it, and what was taken back. */
export function RegisterRow({
  entry,
  pending,
  zone,
}: {
  entry: RegisterEntry;
  pending: ReadonlySet<string>;
  zone: string;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const { done, others, due, measure } = entry;
  const { word, icon, tone } = stateOf(entry);
  const judged = done?.measure ?? measure;
  const bounds = judged === null ? null : boundsWords(speech, judged);
  const unsent = [done, ...others].some((check) => check !== null && pending.has(check.id));
  const facts = [
    ...(done === null ? [] : [byWords(speech, done, zone)]),
    ...(due === null || (done !== null && !done.late) ? [] : [text('register.due', { time: due })]),
  ];
  return (
    <li className={styles.row}>
      <span className={styles.mark} data-tone={tone}>
        <Icon name={icon} size={20} />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>{taskWord(speech, entry.title)}</p>
        <p className={styles.detail}>
          <span className={styles.state} data-tone={tone}>
            {text(word)}
          </span>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          {unsent ? (
            <span>
              <Icon name="sending" size={18} />
              {text('state.pending')}
            </span>
          ) : null}
        </p>
        {done === null || done.action === null ? null : (
          <p className={styles.action}>{text('register.action', { action: done.action })}</p>
        )}
        {others.map((check) => (
          <p key={check.id} className={styles.other}>
            <Icon name="undo" size={18} />
            <span>
              {check.value === null
                ? null
                : `${valueWords(speech, check.value, check.measure?.unit ?? '')} · `}
              {otherWords(speech, check, zone)}
            </span>
          </p>
        ))}
      </div>
      {done === null || done.value === null ? null : (
        <div className={styles.value} data-out={done.outOfBounds || undefined}>
          <b>{valueWords(speech, done.value, judged?.unit ?? '')}</b>
          {done.outOfBounds ? (
            <span>
              <Icon name="warning" size={18} />
              {text('register.out')}
            </span>
          ) : bounds === null ? null : (
            <span>{bounds}</span>
          )}
        </div>
      )}
    </li>
  );
}
