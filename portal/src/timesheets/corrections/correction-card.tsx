import type { Punch } from '@comptoir/shared/punches/punch';
import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import { Badge } from '@comptoir/ui/badge';
import type { ReactNode } from 'react';
import { useSpeech } from '../../language/language.tsx';
import { ChangeLines } from './change-lines.tsx';
import styles from './corrections.module.css';

const states = {
  pending: ['warn', 'expected'],
  approved: ['good', 'check'],
  refused: ['danger', 'close'],
  withdrawn: ['quiet', 'undo'],
  objected: ['warn', 'message'],
} as const;

export function CorrectionBadge({ state }: Pick<CorrectionRow, 'state'>) {
  const { text } = useSpeech();
  const [tone, icon] = states[state];
  return (
    <Badge tone={tone} icon={icon}>
      {text(`correct.state-${state}`)}
    </Badge>
  );
}

/** A correction with its whole history: who asked for what and why, what was decided, whether the person agrees. */
export function CorrectionCard({
  correction,
  punches,
  nameOf,
  zone,
  title,
  own = false,
  acts,
}: {
  correction: CorrectionRow;
  punches: readonly Punch[];
  nameOf: (person: string | null) => string;
  zone: string;
  /** Above it, where the day is not said already. */
  title?: string;
  /** Whoever looks is whose day it is. */
  own?: boolean;
  acts?: ReactNode;
}) {
  const { text, moment } = useSpeech();
  const { state, asked, standing, decision, objection, reason } = correction;
  const edited = decision?.edited === true && standing !== null;
  const said = (words: string | null) =>
    words === null ? null : (
      <span className={styles.quote}>{text('correct.quote', { words })}</span>
    );
  return (
    <article className={styles.card} data-state={state}>
      <div className={styles.head}>
        <CorrectionBadge state={state} />
        {title === undefined ? null : <b className={styles.day}>{title}</b>}
      </div>
      {edited ? <p className={styles.what}>{text('correct.asked')}</p> : null}
      <ChangeLines change={asked} punches={punches} zone={zone} />
      {edited ? (
        <>
          <p className={styles.what}>{text('correct.edited')}</p>
          <ChangeLines change={standing} punches={punches} zone={zone} />
        </>
      ) : null}
      <ol className={styles.history}>
        <li>
          {text('correct.proposed-by', {
            name: nameOf(correction.proposedBy),
            moment: moment(correction.proposedAt, zone),
          })}{' '}
          {said(reason)}
        </li>
        {decision === null ? null : (
          <li>
            {text(`correct.${decision.decision}-by`, {
              name: nameOf(decision.by),
              moment: moment(decision.at, zone),
            })}{' '}
            {said(decision.reason)}
          </li>
        )}
        {objection === null ? null : (
          <li>
            {own
              ? text('correct.objected-own', { moment: moment(objection.at, zone) })
              : text('correct.objected-by', {
                  name: nameOf(correction.person),
                  moment: moment(objection.at, zone),
                })}{' '}
            {said(objection.reason)}
          </li>
        )}
      </ol>
      {acts === undefined || acts === null ? null : <div className={styles.acts}>{acts}</div>}
    </article>
  );
}
