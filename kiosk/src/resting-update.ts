import { useEffect } from 'react';
import { useObserved } from './observed.ts';
import type { AppUpdates } from './platform/app-update.ts';

/** A tablet that nobody touched for this long, on its home, with nothing open, is at rest. Ms. */
export const restBeforeUpdate = 60_000;

/**
 * Lets a newer version in when the tablet rests, never while somebody types or a write is under way (S17).
 *
 * @param resting home is shown, nothing is typed, nothing is being written
 * @returns the way to install it now, while resting and one is ready; else null
 */
export function useRestingUpdate(updates: AppUpdates, resting: boolean): (() => void) | null {
  const ready = useObserved(updates.ready) ?? false;
  const possible = ready && resting;
  useEffect(() => {
    if (!possible) return;
    // Asked again each minute of rest: a worker that did not hear the first word is not waited for until a finger comes.
    let timer = setInterval(updates.apply, restBeforeUpdate);
    const again = () => {
      clearInterval(timer);
      timer = setInterval(updates.apply, restBeforeUpdate);
    };
    window.addEventListener('pointerdown', again);
    window.addEventListener('keydown', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pointerdown', again);
      window.removeEventListener('keydown', again);
    };
  }, [possible, updates]);
  return possible ? updates.apply : null;
}
