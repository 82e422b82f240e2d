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
    let timer = setTimeout(updates.apply, restBeforeUpdate);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(updates.apply, restBeforeUpdate);
    };
    window.addEventListener('pointerdown', again);
    window.addEventListener('keydown', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', again);
      window.removeEventListener('keydown', again);
    };
  }, [possible, updates]);
  return possible ? updates.apply : null;
}
