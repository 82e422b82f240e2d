import type { DayRule } from '@comptoir/shared/time/business-day';
import type { Punch } from '@comptoir/shared/punches/punch';
import { Badge } from '@comptoir/ui/badge';
import type { ReactNode } from 'react';
import { useSpeech } from '../../language/language.tsx';
import styles from './correction-card.module.css';
import type { CorrectionLine } from '../view.ts';
import { changeWords, stateMark } from '../words.ts';

/** A correction and what became of it: who asked, for what and why, who answered, and what somebody said against it. */
export function CorrectionCard({
  line,
  rule,
  viewer,
  now,
  punches = [],
  acts = null,
}: {
  line: CorrectionLine;
  rule: DayRule;
  /** Whoever reads it: their own request says « par vous ». */
  viewer: string;
  now: number;
  /** Of the day, as far as they are known: what is set aside is named by its hour. */
  punches?: readonly Pick<Punch, 'id' | 'type' | 'at'>[];
  acts?: ReactNode;
}) {
  const speech = useSpeech();
  const { text, moment, day: dateOf } = speech;
  const { row, proposedBy, decidedBy, pending } = line;
  const { zone } = rule;
  const today = dateOf(now, zone);
  const when = (at: number) => moment(at, zone, today);
  const change = row.standing ?? row.asked;
  const { tone, icon, word } = stateMark(speech, row);
  const answer = row.decision?.reason ?? null;
  const asked = { name: proposedBy, date: when(row.proposedAt) };
  return (
    <article className={styles.card} data-state={row.state}>
      <header className={styles.head}>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        {pending ? (
          <Badge tone="quiet" icon="sending">
            {text('correction.unsent')}
          </Badge>
        ) : null}
        {row.decision === null ? null : (
          <span>
            {decidedBy === ''
              ? text('correction.by-nobody', { date: when(row.decision.at) })
              : text('correction.by', { name: decidedBy, date: when(row.decision.at) })}
          </span>
        )}
      </header>
      <ul className={styles.change}>
        {changeWords(speech, change, punches, { ...rule, day: row.day }).map((words, index) => (
          <li key={index}>{words}</li>
        ))}
      </ul>
      <p className={styles.said}>
        {text(
          row.proposedBy === viewer
            ? 'correction.asked-by-you'
            : proposedBy === ''
              ? 'correction.asked'
              : 'correction.asked-by',
          asked,
        )}
        {' · '}
        {row.reason === null
          ? text('correction.erased')
          : text('correction.because', { reason: row.reason })}
      </p>
      {answer === null ? null : (
        <p className={styles.said}>{text('correction.answer', { reason: answer })}</p>
      )}
      {row.objection === null ? null : (
        <p className={styles.said}>
          {text('correction.objection', {
            reason: row.objection.reason ?? text('correction.erased'),
          })}
        </p>
      )}
      {acts === null ? null : <div className={styles.acts}>{acts}</div>}
    </article>
  );
}
