import { useEffect, useState } from 'react';
import type { Observable } from './platform/signal.ts';

/**
 * Follows an observable for as long as the screen stands. A failed read is thrown to the error
 * boundary: an empty screen must never look like an empty store.
 *
 * @param source stays the same object between renders (`useMemo`)
 * @returns null until the first value
 */
export function useObserved<T>(source: Observable<T>): T | null {
  const [seen, setSeen] = useState<{ source: Observable<T>; value: T } | null>(null);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  useEffect(() => {
    const subscription = source.subscribe(
      (value) => setSeen({ source, value }),
      (error) => setFailure({ error }),
    );
    return () => subscription.unsubscribe();
  }, [source]);
  if (failure !== null) throw failure.error;
  return seen !== null && seen.source === source ? seen.value : null;
}
