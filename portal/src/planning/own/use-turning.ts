import { type TouchEvent, useEffect, useEffectEvent, useRef } from 'react';
import { strokeOf } from './schedule-view.ts';

const writing = 'input, select, textarea, dialog, [role=tablist], [contenteditable]';

/** Turns the weeks by the arrow keys, T for today, and by a stroke of the finger on what it is given to. */
export function useTurning(turn: (step: 1 | -1) => void, onToday: () => void) {
  const begun = useRef<{ x: number; y: number } | null>(null);
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(writing)) return;
    if (document.querySelector('dialog:modal')) return;
    if (event.key === 'ArrowLeft') turn(-1);
    else if (event.key === 'ArrowRight') turn(1);
    else if (event.key.toLowerCase() === 't') onToday();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent) => listen(event);
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, []);
  const pointOf = ({ changedTouches }: TouchEvent) => {
    const touch = changedTouches[0];
    return touch === undefined ? null : { x: touch.clientX, y: touch.clientY };
  };
  return {
    onTouchStart: (event: TouchEvent) => {
      // Two fingers enlarge the page.
      begun.current = event.touches.length === 1 ? pointOf(event) : null;
    },
    onTouchEnd: (event: TouchEvent) => {
      const [from, to] = [begun.current, pointOf(event)];
      begun.current = null;
      const step = from && to ? strokeOf({ x: to.x - from.x, y: to.y - from.y }) : null;
      if (step !== null) turn(step);
    },
  };
}
