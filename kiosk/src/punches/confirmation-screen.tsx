import type { PunchType } from '@comptoir/shared/punches/operations';
import { Button } from '@comptoir/ui/button';
import { CountdownRing } from '@comptoir/ui/countdown-ring';
import { Icon } from '@comptoir/ui/icon';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import type { Key, Speech } from '../language/speech.ts';
import styles from './confirmation-screen.module.css';

type Props = {
  panel: ReactNode;
  zone: string;
  type: PunchType;
  /** Corrected time of the punch, ms. */
  at: number;
  /** Given name; empty for somebody who is not in the list. */
  given: string;
  /** `declared`: a forgotten departure. `to-approve`: without a PIN. */
  mark: 'plain' | 'declared' | 'to-approve';
  offline: boolean;
  /** « Annuler » was pressed and is durable. */
  cancelled: boolean;
  /** Seconds before the screen goes home by itself, out of ten. */
  left: number;
  /** The code with which the punch can be checked later; its room is kept before it comes. */
  receipt: ReactNode;
  /** The punch against the plan, for its owner; null: nothing to say. */
  planned: string | null;
  /** « Montrer le reçu »: it stands in the place of the greeting. */
  showing: boolean;
  onUndo: (() => void) | null;
  /** After a forgotten departure: now the arrival. */
  onThenIn: (() => void) | null;
  onDone: () => void;
};

export const confirmationSeconds = 10;

/** Shown only after the punch is on the disk. */
export function ConfirmationScreen(props: Props) {
  const { cancelled, left, receipt, showing, onUndo, onThenIn, onDone } = props;
  const speech = useSpeech();
  const { text } = speech;
  const what = punchWords(speech, props);
  return (
    <Stage panel={props.panel}>
      <div
        className={styles.done}
        data-cancelled={cancelled || undefined}
        data-showing={showing || undefined}
      >
        <div className={styles.top}>
          <span className={styles.tick}>
            <Icon name={cancelled ? 'undo' : 'check'} size={88} />
          </span>
          <div className={styles.receipt}>{receipt}</div>
        </div>
        <div role="status" className={styles.said}>
          <h1 className={styles.greeting}>
            {cancelled ? text('done.cancelled') : greeting(props, text)}
          </h1>
          {cancelled ? null : <p className={styles.what}>{what}</p>}
          <p className={styles.note}>
            {cancelled
              ? text('done.cancelled-note', { what: what.replace(/\.$/, '') })
              : note(props, text)}
          </p>
          {/* Its line is kept before it comes: nothing moves under a finger. */}
          {props.mark === 'plain' ? (
            <p className={styles.planned}>{cancelled ? null : props.planned}</p>
          ) : null}
        </div>
        <div className={styles.acts}>
          {onUndo === null || cancelled || left === 0 ? null : (
            <button
              type="button"
              className={styles.undo}
              aria-label={text('done.undo-left', { count: left })}
              onClick={onUndo}
            >
              <CountdownRing left={left} of={confirmationSeconds} />
              <span>{text('done.undo')}</span>
            </button>
          )}
          {onThenIn === null || cancelled ? null : (
            <Button tone="primary" size="large" icon="in" onClick={onThenIn}>
              {text('done.then-in')}
            </Button>
          )}
          <Button
            tone={onThenIn === null || cancelled ? 'primary' : 'soft'}
            size="large"
            onClick={onDone}
          >
            {text('act.finish')}
          </Button>
        </div>
      </div>
    </Stage>
  );
}

/** « Arrivée à 08:58. » */
export function punchWords(
  { text, time }: Pick<Speech, 'text' | 'time'>,
  { type, at, zone, mark }: Pick<Props, 'type' | 'at' | 'zone' | 'mark'>,
): string {
  const clock = time(at, zone);
  return mark === 'declared'
    ? text('done.declared', { time: clock })
    : text(`done.at-${type}`, { time: clock });
}

type Text = ReturnType<typeof useSpeech>['text'];

function greeting({ type, given, at, zone }: Props, text: Text): string {
  const evening = type === 'in' && hourOf(at, zone) >= 17;
  const key = (evening ? 'done.in-evening' : `done.${type}`) as 'done.in';
  return given === '' ? text(`${key}-nameless` as Key) : text(key, { name: given });
}

function note({ mark, offline }: Props, text: Text): string {
  if (mark === 'declared') return text('done.declared-note');
  if (mark === 'to-approve') return text('done.to-approve');
  return text(offline ? 'done.recorded-offline' : 'done.recorded');
}

function hourOf(at: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return Number(format.format(at));
}
