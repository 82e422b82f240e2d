import { type DragSession, attachDrag } from './pointer-drag.ts';
import styles from './day-grid.module.css';

/** Minutes that both ends moved by, and the line it was let go in. */
export type DayDrop = { shift: string; row: string; start: number; end: number; copy: boolean };

/** Minutes to which a hand is held. */
export const grip = 15;

/**
 * Bars of a day: taken in the middle they move, at an end they grow or shrink, a quarter of an hour at a time. The bar follows by
 * a transform; its ends by a twin that is laid over it.
 */
export function attachDayDrag(
  board: HTMLElement,
  ports: {
    /** What the bar would say; null where it cannot be. */
    label: (shift: string, by: { start: number; end: number }) => string | null;
    onDrop: (drop: DayDrop) => void;
  },
): () => void {
  return attachDrag(board, (target) => {
    const bar = target.closest<HTMLElement>('[data-bar][data-movable]');
    const track = bar?.closest<HTMLElement>('[data-cell]') ?? null;
    const shift = bar?.dataset['bar'];
    if (bar === null || track === null || shift === undefined) return null;
    const handle = target.closest<HTMLElement>('[data-end]')?.dataset['end'] ?? null;
    return dragging(bar, track, { shift, handle }, ports);
  });
}

function dragging(
  bar: HTMLElement,
  track: HTMLElement,
  of: { shift: string; handle: string | null },
  ports: Parameters<typeof attachDayDrag>[1],
): DragSession {
  const box = bar.getBoundingClientRect();
  const minutes = Number(track.dataset['minutes']);
  const perMinute = track.getBoundingClientRect().width / minutes;
  const ghost = document.createElement('div');
  ghost.className = styles['ghost'] ?? '';
  ghost.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  ghost.append(label);
  document.body.append(ghost);
  bar.dataset['held'] = 'true';
  let by = { start: 0, end: 0 };
  let shown: string | null = null;
  let asked = NaN;

  const byOf = (dx: number) => {
    const moved = Math.round(dx / perMinute / grip) * grip;
    return {
      start: of.handle === 'end' ? 0 : moved,
      end: of.handle === 'start' ? 0 : moved,
    };
  };
  const end = () => {
    ghost.remove();
    delete bar.dataset['held'];
  };
  return {
    move: ({ dx, dy }) => {
      const next = byOf(dx);
      if (next.start + next.end !== asked) {
        asked = next.start + next.end;
        const text = ports.label(of.shift, next);
        // What cannot be stays where it last could.
        if (text !== null) {
          by = next;
          if (text !== shown) label.textContent = shown = text;
        }
      }
      const left = box.left + by.start * perMinute;
      const top = of.handle === null ? box.top + dy : box.top;
      ghost.style.width = `${box.width + (by.end - by.start) * perMinute}px`;
      ghost.style.height = `${box.height}px`;
      ghost.style.transform = `translate3d(${left}px, ${top}px, 0)`;
    },
    drop: ({ x, y, copy }) => {
      end();
      const own = track.dataset['row'] ?? '';
      const over = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-cell]');
      const row = of.handle === null ? (over?.dataset['row'] ?? own) : own;
      if (row === own && by.start === 0 && by.end === 0 && !copy) return;
      ports.onDrop({ shift: of.shift, row, ...by, copy: copy && of.handle === null });
    },
    cancel: end,
  };
}
