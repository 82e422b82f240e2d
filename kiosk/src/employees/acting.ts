import { useCallback, useState } from 'react';
import type { Write } from '../writing.ts';

/** One act of a screen at a time: a second press waits for the first. */
export function useAct(write: Write): { busy: boolean; act: (work: () => Promise<void>) => void } {
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    (work: () => Promise<void>) => {
      write(async () => {
        setBusy(true);
        try {
          await work();
        } finally {
          setBusy(false);
        }
      });
    },
    [write],
  );
  return { busy, act };
}
