import { Button } from '@comptoir/ui/button';
import { Dots } from '@comptoir/ui/dots';
import { Keypad } from '@comptoir/ui/keypad';
import { Notice } from '@comptoir/ui/notice';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './pad-screen.module.css';
import type { PinResult } from './view.ts';

export type Refused = Extract<PinResult, { ok: false }>;

type Props = {
  /** Who types, and the way back. */
  panel: ReactNode;
  purpose: 'punch' | 'settings';
  length: number;
  /** Digits typed so far; the screen never shows which. */
  typed: number;
  state: 'typing' | 'checking';
  refused: Refused | null;
  /** Ms until the next try; null when no wait runs. */
  wait: number | null;
  onDigit: (digit: string) => void;
  onErase: () => void;
  /** « Pointer sans code »; null where nothing but the PIN opens (settings). */
  onWithoutPin: (() => void) | null;
};

const blocking: ReadonlySet<Refused['reason']> = new Set([
  'locked',
  'locked-online',
  'device-locked',
  'no-pin',
  'not-allowed',
  'short-pin',
]);

export function PadScreen(props: Props) {
  const { text } = useSpeech();
  const { purpose, refused, wait, state, onDigit, onErase, onWithoutPin } = props;
  const [forgot, setForgot] = useState(false);
  const blocked = wait !== null || (refused !== null && blocking.has(refused.reason));
  const still = blocked || state === 'checking';

  // Before the pad is drawn: a digit that is typed the moment it appears would be lost otherwise.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (still || event.ctrlKey || event.metaKey || event.altKey) return;
      // Only the ten ASCII digits: other scripts' digits look alike and are another code.
      if (/^[0-9]$/.test(event.key)) onDigit(event.key);
      else if (event.key === 'Backspace') onErase();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [still, onDigit, onErase]);

  return (
    <Stage panel={props.panel}>
      <div className={styles.pad}>
        <h1 className={styles.title}>
          {text(purpose === 'settings' ? 'pad.settings-title' : 'pad.title')}
        </h1>
        <Dots
          typed={props.typed}
          length={props.length}
          state={state === 'checking' ? 'checking' : refused === null ? 'typing' : 'wrong'}
          label={text('pad.typed', { typed: props.typed, length: props.length })}
        />
        <div className={styles.message} aria-live="polite">
          <Message refused={refused} wait={wait} checking={state === 'checking'} />
        </div>
        <Keypad onKey={onDigit} onErase={onErase} eraseLabel={text('pad.erase')} disabled={still} />
        <div className={styles.foot}>
          {onWithoutPin === null ? null : forgot || blocked ? (
            <>
              <p className={styles.hint}>{text('pad.without-pin-hint')}</p>
              <Button tone={blocked ? 'primary' : 'soft'} onClick={onWithoutPin}>
                {text('pad.without-pin')}
              </Button>
            </>
          ) : (
            <Button tone="plain" onClick={() => setForgot(true)}>
              {text('pad.forgotten')}
            </Button>
          )}
        </div>
      </div>
    </Stage>
  );
}

function Message({
  refused,
  wait,
  checking,
}: {
  refused: Refused | null;
  wait: number | null;
  checking: boolean;
}) {
  const { text, countdown } = useSpeech();
  if (checking) return <p className={styles.checking}>{text('pad.checking')}</p>;
  if (refused === null) return null;
  const time = wait === null ? '' : countdown(wait);
  switch (refused.reason) {
    case 'wrong':
      return (
        <Notice tone="danger" icon="warning">
          {wait === null ? text('pad.wrong') : text('pad.wrong-wait', { time })}
        </Notice>
      );
    case 'wait':
    case 'device-wait':
      // The wait is over as soon as it reaches zero: nothing more to say.
      if (wait === null) return null;
      return (
        <Notice tone="warn" icon="expected">
          {text(`pad.${refused.reason}`, { time })}
        </Notice>
      );
    case 'malformed':
      return (
        <Notice tone="danger" icon="warning">
          {text('pad.malformed')}
        </Notice>
      );
    case 'locked':
    case 'locked-online':
    case 'device-locked':
    case 'no-pin':
    case 'not-allowed':
    case 'short-pin':
      return (
        <Notice tone="danger" icon="lock">
          {text(`pad.${refused.reason}`)}
        </Notice>
      );
  }
}
