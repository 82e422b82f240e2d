import { useEffect, useState } from 'react';
import type { Held, Observable } from './platform/signal.ts';

type Seen<T> = { source: Observable<T>; value: T };

/**
 * Follows an observable for as long as the screen stands. A failed read is thrown to the error
 * boundary: an empty screen must never look like an empty store.
 *
 * @param source stays the same object between renders (`useMemo`)
 * @returns null until the first value; what a signal or a held observable already knows is there at once
 */
export function useObserved<T>(source: Observable<T> | Held<T>): T | null {
  const [seen, setSeen] = useState<Seen<T> | null>(null);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  useEffect(() => {
    const subscription = source.subscribe(
      (value) =>
        setSeen((before) =>
          before !== null && before.source === source && Object.is(before.value, value)
            ? before
            : { source, value },
        ),
      (error) => setFailure({ error }),
    );
    return () => subscription.unsubscribe();
  }, [source]);
  if (failure !== null) throw failure.error;
  if (seen !== null && seen.source === source) return seen.value;
  return 'get' in source ? source.get() : null;
}
