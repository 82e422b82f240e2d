import { useEffect, useState } from 'react';

/** The browser's clock in ms, read again every `every` ms. For what is shown only: nothing is decided by it. */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

/** Counts seconds down to zero from the moment in which `seconds` is handed in; null counts nothing. Ms. */
export function useCountdown(from: { seconds: number } | null): number {
  const [left, setLeft] = useState({ from, ms: (from?.seconds ?? 0) * 1000 });
  if (left.from !== from) setLeft({ from, ms: (from?.seconds ?? 0) * 1000 });
  useEffect(() => {
    if (from === null) return;
    const timer = setInterval(
      () => setLeft((before) => ({ ...before, ms: Math.max(0, before.ms - 1000) })),
      1000,
    );
    return () => clearInterval(timer);
  }, [from]);
  return left.ms;
}
