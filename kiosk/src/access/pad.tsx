import type { PinPurpose } from '@comptoir/shared/access/operations';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
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

/** The pad of one person: takes digits, checks at the stored length, counts the wait down. */
export function Pad({ tablet, person, purpose, panel, write, onUnlocked, onWithoutPin }: Props) {
  const [length, setLength] = useState<number | null>(null);
  const [pin, setPin] = useState('');
  const [checking, setChecking] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const { wait, waitFor } = useWait(tablet);

  const refuse = useCallback(
    (result: Refused) => {
      setRefused(result);
      waitFor('wait' in result ? result.wait : 0);
    },
    [waitFor],
  );

  useEffect(() => {
    let gone = false;
    write(async () => {
      const pad = await padOf(tablet, person, purpose);
      if (gone) return;
      setLength(pad.length);
      if (pad.blocked !== null && !pad.blocked.ok) refuse(pad.blocked);
    });
    return () => {
      gone = true;
    };
  }, [tablet, person, purpose, write, refuse]);

  const digit = useCallback(
    (key: string) => {
      if (length === null || checking || pin.length >= length) return;
      const typed = pin + key;
      setPin(typed);
      if (refused !== null) setRefused(null);
      if (typed.length < length) return;
      setChecking(true);
      write(async () => {
        try {
          const result = await checkPin(tablet, { person, pin: typed, purpose });
          if (result.ok) onUnlocked();
          else refuse(result);
        } finally {
          setPin('');
          setChecking(false);
        }
      });
    },
    [length, checking, pin, refused, write, tablet, person, purpose, onUnlocked, refuse],
  );
  const erase = useCallback(() => setPin((typed) => typed.slice(0, -1)), []);

  return (
    <PadScreen
      panel={panel}
      purpose={purpose}
      length={length ?? 6}
      typed={pin.length}
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
