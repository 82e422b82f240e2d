import { type RefObject, useEffect, useRef } from 'react';
import styles from './board.module.css';

/** Without a scroll for this long the board stands still. Ms. */
const still = 80;

/**
 * Lies over the board while it moves, for a pointer that rests on it: below the pointer nothing changes its look then, and
 * nobody looks for what is there. Each of both costs as much as drawing the whole board, at every frame.
 */
export function StillBoard({ scroller }: { scroller: RefObject<HTMLDivElement | null> }) {
  const cover = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [board, over] = [scroller.current, cover.current];
    if (board === null || over === null) return;
    let timer = 0;
    /** A finger rests on nothing, and what it meets right after scrolling is what it meant. */
    let mouse = false;
    const met = ({ pointerType }: PointerEvent) => {
      mouse = pointerType === 'mouse';
    };
    const uncover = () => {
      over.style.visibility = 'hidden';
    };
    const scrolled = () => {
      if (!mouse) return;
      clearTimeout(timer);
      timer = setTimeout(uncover, still);
      if (over.style.visibility === 'visible') return;
      over.style.inlineSize = `${board.clientWidth}px`;
      over.style.blockSize = `${board.clientHeight}px`;
      over.style.marginBlockEnd = `-${board.clientHeight}px`;
      over.style.visibility = 'visible';
    };
    const moved = ({ movementX, movementY }: PointerEvent) => {
      if (movementX !== 0 || movementY !== 0) uncover();
    };
    board.addEventListener('pointerenter', met);
    board.addEventListener('pointerdown', met);
    board.addEventListener('scroll', scrolled, { passive: true });
    over.addEventListener('pointermove', moved, { passive: true });
    return () => {
      clearTimeout(timer);
      board.removeEventListener('pointerenter', met);
      board.removeEventListener('pointerdown', met);
      board.removeEventListener('scroll', scrolled);
      over.removeEventListener('pointermove', moved);
    };
  }, [scroller]);
  return <div ref={cover} className={styles.still} aria-hidden />;
}
