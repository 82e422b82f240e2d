import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, asFailure } from '../api/failure.ts';

export type Batches<Item> = {
  /** Null before it begins. */
  progress: { done: number; total: number } | null;
  running: boolean;
  /** What stopped it; what was done before stays done. */
  failure: Failure | null;
  /** Answers how many were done. */
  run: (
    items: readonly Item[],
    size: number,
    perform: (some: Item[]) => Promise<void>,
  ) => Promise<number>;
  stop: () => void;
};

/** The same act on many, some at a time, one after the other: with a progress, and an end by hand. */
export function useBatches<Item>(): Batches<Item> {
  const [progress, setProgress] = useState<Batches<Item>['progress']>(null);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const stopped = useRef(false);
  const stop = useCallback(() => {
    stopped.current = true;
  }, []);
  useEffect(() => stop, [stop]);
  const run: Batches<Item>['run'] = async (items, size, perform) => {
    stopped.current = false;
    setRunning(true);
    setFailure(null);
    let done = 0;
    setProgress({ done, total: items.length });
    try {
      while (done < items.length && !stopped.current) {
        const some = items.slice(done, done + size);
        await perform(some);
        done += some.length;
        setProgress({ done, total: items.length });
      }
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setRunning(false);
    }
    return done;
  };
  return { progress, running, failure, run, stop };
}
