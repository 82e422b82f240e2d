import { useEffect } from 'react';

const key = 'comptoir-reloaded';
/** Long enough to read what the screen says, short enough for somebody who wants to punch. Ms. */
const pause = 3_000;
/** A second time within this, a person has to ask for it: a page that reloads for ever helps nobody. Ms. */
const apart = 120_000;

/** Loads the page again where only that helps (S14), by itself, once. */
export function useReloadOnce(needed: boolean): void {
  useEffect(() => {
    if (!needed) return undefined;
    const before = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - before < apart) return undefined;
    const timer = setTimeout(() => {
      sessionStorage.setItem(key, String(Date.now()));
      location.reload();
    }, pause);
    return () => clearTimeout(timer);
  }, [needed]);
}
