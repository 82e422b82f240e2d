import type { PinPurpose } from '@comptoir/shared/access/operations';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';
import { PadScreen, type Refused } from './pad-screen.tsx';
import { checkPin, padOf } from './store.ts';

type Props = {
  tablet: Tablet;
  person: string;
  purpose: PinPurpose;
  panel: ReactNode;
  write: Write;
  onUnlocked: () => void;
  onWithoutPin: (() => void) | null;
};

const longestPin = 6;

/** The pad of one person: takes digits, checks at the stored length, counts the wait down. */
export function Pad({ tablet, person, purpose, panel, write, onUnlocked, onWithoutPin }: Props) {
  const [length, setLength] = useState<number | null>(null);
  const [pin, setPin] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const { wait, waitFor } = useWait(tablet);

  const refuse = useCallback(
    (result: Refused) => {
      setRefused(result);
      waitFor('wait' in result ? result.wait : 0);
    },
    [waitFor],
  );

  /** Whoever left while the code was checked has left: nothing opens behind them. */
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    write(async () => {
      const pad = await padOf(tablet, person, purpose);
      setLength(pad.length);
      if (pad.blocked !== null && !pad.blocked.ok) {
        setPin('');
        refuse(pad.blocked);
      }
    });
  }, [tablet, person, purpose, write, refuse]);

  // Digits may come before the stored length is known: fast fingers lose none.
  const checking = length !== null && pin.length >= length;
  const running = useRef(false);
  useEffect(() => {
    if (!checking || running.current) return;
    running.current = true;
    write(async () => {
      try {
        const result = await checkPin(tablet, { person, pin: pin.slice(0, length), purpose });
        if (!here.current) return;
        if (result.ok) onUnlocked();
        else refuse(result);
      } finally {
        running.current = false;
        setPin('');
      }
    });
  }, [checking, pin, length, write, tablet, person, purpose, onUnlocked, refuse]);

  const digit = useCallback((key: string) => {
    setRefused(null);
    setPin((typed) => (typed.length < longestPin ? typed + key : typed));
  }, []);
  const erase = useCallback(() => setPin((typed) => typed.slice(0, -1)), []);

  return (
    <PadScreen
      panel={panel}
      purpose={purpose}
      length={length ?? longestPin}
      typed={Math.min(pin.length, length ?? longestPin)}
      state={checking ? 'checking' : 'typing'}
      refused={refused}
      wait={wait}
      onDigit={digit}
      onErase={erase}
      onWithoutPin={onWithoutPin}
    />
  );
}

/** Ms that remain of a wait in app time, told four times a second; null when there is nothing to wait for. */
function useWait(tablet: Tablet): { wait: number | null; waitFor: (ms: number) => void } {
  const [state, setState] = useState<{ until: number; now: number } | null>(null);
  const until = state?.until ?? null;
  useEffect(() => {
    if (until === null) return;
    const timer = setInterval(() => {
      const now = tablet.clock.appTime();
      setState(now < until ? { until, now } : null);
    }, 250);
    return () => clearInterval(timer);
  }, [tablet, until]);
  const waitFor = useCallback(
    (ms: number) => {
      const now = tablet.clock.appTime();
      setState(ms > 0 ? { until: now + ms, now } : null);
    },
    [tablet],
  );
  return { wait: state === null ? null : state.until - state.now, waitFor };
}
