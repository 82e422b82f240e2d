import { Notice } from '@comptoir/ui/notice';
import { useMemo } from 'react';
import type { Failure } from '../api/failure.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { useCountdown } from '../platform/now.ts';

/** Ms until the server listens again; 0 where it does not throttle. */
export function useThrottle(failure: Failure | null): number {
  const wait = failure?.code === 'too-many-requests' ? failure.retryAfter : null;
  return useCountdown(
    useMemo(() => (wait === null ? null : { seconds: wait, of: failure }), [wait, failure]),
  );
}

/** What went wrong; where the server throttles, the time counts down. `left`: what `useThrottle` says. */
export function Throttled({ failure, left }: { failure: Failure | null; left: number }) {
  const { text, countdown } = useSpeech();
  if (left > 0) {
    return (
      <Notice tone="danger" icon="lock" alert>
        {text('login.throttled', { time: countdown(left) })}
      </Notice>
    );
  }
  const over = failure?.code === 'too-many-requests' && failure.retryAfter !== null;
  return <Failed failure={over ? null : failure} />;
}
