import { useEffect } from 'react';

/** What this page puts into the browser's history to hear of the way back. */
const mark = 'comptoir';

/**
 * The browser's or Android's « back » does what « Retour » does, and does not close the time clock.
 * One entry of the history stands before the page's own; browsers count it from the first touch on.
 *
 * @param away whether there is anywhere to come back from
 */
export function useBackGesture(away: boolean, back: () => void): void {
  useEffect(() => {
    if (history.state !== mark) history.pushState(mark, '');
  }, [away]);

  useEffect(() => {
    const popped = () => {
      if (!closeDialog()) back();
      history.pushState(mark, '');
    };
    window.addEventListener('popstate', popped);
    return () => window.removeEventListener('popstate', popped);
  }, [back]);
}

/** An open dialog comes before the screen beneath it, as with Escape. */
function closeDialog(): boolean {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  dialog?.dispatchEvent(new Event('cancel', { cancelable: true }));
  return dialog !== undefined;
}
