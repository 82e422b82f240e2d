import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Notice } from '@comptoir/ui/notice';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import { OpenShifts } from './day-screen.tsx';
import styles from './schedule.module.css';
import type { AbsenceLine, ScheduleView, ShownShift, SwapLine } from './view.ts';
import { type StateMark, absenceMark, spanWords, swapMark, swapWords } from './words.ts';

type Props = {
  panel: ReactNode;
  view: ScheduleView;
  /** What became of what was asked just now. */
  said: ReactNode;
  isAsked: (shift: string) => boolean;
  onAbsence: () => void;
  onCancel: (absence: string) => void;
  onAnswer: (swap: string, accepted: boolean) => void;
  onWithdraw: (swap: string) => void;
  onTake: (shift: ShownShift) => void;
  onSettle: (key: string) => void;
};

/** « Mes demandes »: what colleagues ask, what is open, one's absences and swaps, each with its state in words. */
export function RequestsScreen(props: Props) {
  const { panel, view, said, isAsked, onAbsence, onTake, onSettle } = props;
  const speech = useSpeech();
  const { text, stamp } = speech;
  const { absences, swaps, open, notTaken, rule, today } = view;
  const empty = absences.length + swaps.length + open.length + notTaken.length === 0;
  return (
    <Stage panel={panel}>
      <h1 className={styles.title}>{text('requests.title')}</h1>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={text('requests.title')}>
        {said}
        {notTaken.map(({ key, at, refusal }) => (
          <Notice key={key} tone="danger" icon="warning">
            <div className={styles.asked}>
              <p className={styles.line}>
                <b>{text('requests.not-taken', { at: stamp(at, rule.zone, today) })}</b>
                <span>{text(`refusal.${refusal}`)}</span>
              </p>
              <Button onClick={() => onSettle(key)}>{text('requests.understood')}</Button>
            </div>
          </Notice>
        ))}
        {swaps.length === 0 ? null : (
          <section className={styles.group}>
            <h2>{text('requests.swaps')}</h2>
            <ul className={styles.lines}>
              {swaps.map((line) => (
                <li key={line.row.id}>
                  <Swap line={line} {...props} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {open.length === 0 ? null : (
          <section className={styles.group}>
            <h2>{text('open.title')}</h2>
            <OpenShifts {...{ open, rule, isAsked, onTake }} dated />
          </section>
        )}
        {absences.length === 0 ? null : (
          <section className={styles.group}>
            <h2>{text('requests.absences')}</h2>
            <ul className={styles.lines}>
              {absences.map((line) => (
                <li key={line.row.id}>
                  <Absence line={line} {...props} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {empty ? (
          <EmptyState icon="message" title={text('requests.none')}>
            {text('requests.none-note')}
          </EmptyState>
        ) : null}
      </div>
      <Button tone="primary" size="large" icon="add" wide onClick={onAbsence}>
        {text('absence.ask')}
      </Button>
    </Stage>
  );
}

function Swap({ line, view, onAnswer, onWithdraw }: { line: SwapLine } & Props) {
  const speech = useSpeech();
  const { text } = speech;
  const { row, pending, decidedBy } = line;
  const { person, rule } = view;
  const mine = row.person === person;
  const waits = row.state === 'asked' || row.state === 'answered';
  const mayAnswer = !mine && row.state === 'asked';
  return (
    <>
      <div className={styles.line}>
        <span>{swapWords(speech, line, rule, person)}</span>
        <Said reason={row.reason} by={decidedBy} answer={row.decisionReason} />
      </div>
      <Mark mark={swapMark(speech, row, person)} pending={pending} />
      {mayAnswer ? (
        <div className={styles.acts}>
          <Button tone="primary" icon="check" onClick={() => onAnswer(row.id, true)}>
            {text(row.takes === null ? 'swap.accept' : 'swap.accept-exchange')}
          </Button>
          {row.colleague === null ? null : (
            <Button icon="close" onClick={() => onAnswer(row.id, false)}>
              {text('swap.decline')}
            </Button>
          )}
        </div>
      ) : mine && waits ? (
        <Button icon="undo" onClick={() => onWithdraw(row.id)}>
          {text('requests.withdraw')}
        </Button>
      ) : null}
    </>
  );
}

function Absence({ line, onCancel }: { line: AbsenceLine } & Props) {
  const speech = useSpeech();
  const { text } = speech;
  const { row, pending, decidedBy } = line;
  return (
    <>
      <div className={styles.line}>
        <b>{text(`absence.${row.type}`)}</b>
        <span>{spanWords(speech, row.span)}</span>
        <Said reason={row.reason} by={decidedBy} answer={row.decisionReason} />
      </div>
      <Mark mark={absenceMark(speech, row)} pending={pending} />
      {row.state === 'pending' ? (
        <Button icon="undo" onClick={() => onCancel(row.id)}>
          {text('requests.withdraw')}
        </Button>
      ) : null}
    </>
  );
}

/** Why it was asked, and what whoever decided said. */
function Said({ reason, by, answer }: Record<'reason' | 'answer', string | null> & { by: string }) {
  const { text } = useSpeech();
  return (
    <>
      {reason === null ? null : <span className={styles.soft}>«&nbsp;{reason}&nbsp;»</span>}
      {answer === null ? null : (
        <span className={styles.soft}>{text('requests.answered', { name: by, answer })}</span>
      )}
    </>
  );
}

function Mark({ mark, pending }: { mark: StateMark; pending: boolean }) {
  const { text } = useSpeech();
  return (
    <span className={styles.acts}>
      <Badge tone={mark.tone} icon={mark.icon}>
        {mark.word}
      </Badge>
      {pending ? (
        <Badge tone="quiet" icon="sending">
          {text('schedule.unsent')}
        </Badge>
      ) : null}
    </span>
  );
}
