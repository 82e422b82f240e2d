import { useEffect, useRef } from 'react';

/** What this page puts into the browser's history to hear of the way back. */
const mark = 'comptoir';

/**
 * The browser's or Android's « back » does what « Retour » does, and never closes the time clock.
 * One entry of the history stands before the page's own while anything but home is open.
 *
 * @param away whether there is anywhere to come back from
 */
export function useBackGesture(away: boolean, back: () => void): void {
  const stillAway = useRef(away);
  useEffect(() => {
    stillAway.current = away;
    if (away && history.state !== mark) history.pushState(mark, '');
  }, [away]);

  useEffect(() => {
    const popped = () => {
      back();
      // One step of several: the next one must be heard too.
      setTimeout(() => {
        if (stillAway.current && history.state !== mark) history.pushState(mark, '');
      });
    };
    window.addEventListener('popstate', popped);
    return () => window.removeEventListener('popstate', popped);
  }, [back]);
}
