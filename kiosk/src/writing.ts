import { useCallback, useState } from 'react';
import { NotRecorded } from './local-database/not-recorded.ts';

/** What could not be written: for the sentence on the screen. `at` in ms. */
export type Wanted = { punch: string; at: number } | null;
/** A write that failed, and how to try it again. */
export type Failed = { wanted: Wanted; again: () => void };

export type Write = (work: () => Promise<void>, wanted?: Wanted) => void;

/**
 * Runs a write of a screen. A write that did not reach the disk shows « Non enregistré » with its way to
 * try again; anything else that fails is a bug and stops the screen.
 */
export function useWriting(): {
  write: Write;
  busy: boolean;
  failed: Failed | null;
  dismiss: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const [bug, setBug] = useState<{ error: unknown } | null>(null);
  const write = useCallback<Write>((work, wanted = null) => {
    const run = () => {
      setFailed(null);
      setBusy(true);
      work()
        .catch((error: unknown) => {
          if (error instanceof NotRecorded) setFailed({ wanted, again: run });
          else setBug({ error });
        })
        .finally(() => setBusy(false));
    };
    run();
  }, []);
  if (bug !== null) throw bug.error;
  return { write, busy, failed, dismiss: () => setFailed(null) };
}
