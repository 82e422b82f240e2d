import type { PinFault } from '@comptoir/shared/access/pin';
import { Button } from '@comptoir/ui/button';
import { Dots } from '@comptoir/ui/dots';
import { Icon } from '@comptoir/ui/icon';
import { Keypad } from '@comptoir/ui/keypad';
import { Notice } from '@comptoir/ui/notice';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './change-pin.module.css';

type Props = {
  panel: ReactNode;
  /** Why the tablet asks for it; null: its owner wants it. */
  why: 'first-use' | 'manager' | null;
  step: 'first' | 'again' | 'saving' | 'done';
  /** Digits typed so far; the screen never shows which. */
  typed: number;
  length: number;
  fault: PinFault | 'different' | null;
  onDigit: (digit: string) => void;
  onErase: () => void;
  onLater: (() => void) | null;
  onDone: () => void;
};

/** The pad again, for a code that its owner makes: first once, then the same. */
export function ChangePinScreen(props: Props) {
  const { why, step, length, fault, onDigit, onErase } = props;
  const { text } = useSpeech();
  const open = step === 'first' || step === 'again';
  useDigits(open, onDigit, onErase);
  if (step === 'done') {
    return (
      <Stage panel={props.panel}>
        <div className={styles.done}>
          <span className={styles.tick}>
            <Icon name="check" size={72} />
          </span>
          <h1>{text('change.done')}</h1>
          <p>{text('change.done-note')}</p>
          <Button tone="primary" size="large" onClick={props.onDone}>
            {text('change.go-on')}
          </Button>
        </div>
      </Stage>
    );
  }
  return (
    <Stage panel={props.panel}>
      <div className={styles.pad}>
        <h1>{text(why === null ? 'change.title' : 'change.asked-title')}</h1>
        <p className={styles.step} aria-live="polite">
          {text(step === 'first' ? 'change.first' : 'change.again')}
        </p>
        <Dots
          typed={props.typed}
          length={length}
          state={step === 'saving' ? 'checking' : fault === null ? 'typing' : 'wrong'}
          label={text('pad.typed', { typed: props.typed, length })}
        />
        <div className={styles.message} aria-live="polite">
          {fault === null ? (
            <p className={styles.soft}>
              {why === null ? '' : `${text(`change.asked-${why}`)} `}
              {text('change.advice')}
            </p>
          ) : (
            <Notice tone="danger" icon="warning">
              {text(`change.${fault}`, { length })}
            </Notice>
          )}
        </div>
        <Keypad
          onKey={onDigit}
          onErase={onErase}
          eraseLabel={text('pad.erase')}
          disabled={step === 'saving'}
        />
        <div className={styles.foot}>
          {why !== null && props.onLater !== null ? (
            <Button tone="plain" onClick={props.onLater}>
              {text('change.later')}
            </Button>
          ) : null}
        </div>
      </div>
    </Stage>
  );
}

/** A keyboard beside the tablet types too, from the moment the digits are drawn; only the ten ASCII digits. */
function useDigits(open: boolean, onDigit: (digit: string) => void, onErase: () => void): void {
  const acts = useRef({ onDigit, onErase });
  useLayoutEffect(() => {
    acts.current = { onDigit, onErase };
  }, [onDigit, onErase]);
  useLayoutEffect(() => {
    if (!open) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^[0-9]$/.test(event.key)) acts.current.onDigit(event.key);
      else if (event.key === 'Backspace') acts.current.onErase();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [open]);
}
