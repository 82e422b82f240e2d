import { useEffect, useRef } from 'react';

/** Places inside of the screen that stands, which « Retour » leaves first; the innermost last. */
const ways: (() => void)[] = [];

/**
 * While it stands, Escape and the machine's own « back » take this one step instead of leaving the screen.
 *
 * @param back null where there is no step to take
 */
export function useWayBack(back: (() => void) | null): void {
  const latest = useRef(back);
  useEffect(() => {
    latest.current = back;
  }, [back]);
  const has = back !== null;
  useEffect(() => {
    if (!has) return;
    const way = () => latest.current?.();
    ways.push(way);
    return () => void ways.splice(ways.indexOf(way), 1);
  }, [has]);
}

/** Takes the innermost step. False: there is none, and the screen itself is left. */
export function stepBack(): boolean {
  const way = ways.at(-1);
  way?.();
  return way !== undefined;
}
