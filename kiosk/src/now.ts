import { useEffect, useEffectEvent, useState } from 'react';

/**
 * The present time, read again at each turn of `every` ms (on the turn, so that the minute on the
 * screen changes with the minute).
 */
export function useNow(read: () => number, every: number): number {
  const [now, setNow] = useState(read);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = read();
      setNow(at);
      timer = setTimeout(tick, every - (at % every) + 5);
    };
    tick();
    return () => clearTimeout(timer);
  }, [read, every]);
  return now;
}

/** Whole seconds that remain of `total`, counted on the monotonic clock; calls `ended` once at zero. */
export function useCountdown(total: number, ended: () => void): number {
  const [left, setLeft] = useState(total);
  const end = useEffectEvent(ended);
  useEffect(() => {
    if (left === 0) {
      end();
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}
