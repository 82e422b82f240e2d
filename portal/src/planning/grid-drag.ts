import { boardPlaces } from './board-places.ts';
import { type DragSession, attachDrag } from './pointer-drag.ts';
import styles from './grid.module.css';

export type GridDrop = { shift: string; from: Place; to: Place; copy: boolean };
export type Place = { row: string; day: string };

/**
 * Takes shifts from cell to cell. What moves is a copy of the chip on a layer of its own, by transforms alone: the board beneath
 * is not drawn again before it is let go.
 *
 * @param label what stands beside the hand: `Déplacer` or `Copier`, and how many
 */
export function attachGridDrag(
  board: HTMLElement,
  ports: {
    label: (shift: string, copy: boolean) => string;
    onDrop: (drop: GridDrop) => void;
  },
): () => void {
  return attachDrag(board, (target, origin) => {
    const chip = target.closest<HTMLElement>('[data-shift][data-movable]');
    const from = chip === null ? null : placeOf(chip.closest('[data-cell]'));
    const shift = chip?.dataset['shift'];
    if (chip === null || from === null || shift === undefined) return null;
    return dragging(board, chip, { shift, from, origin }, ports);
  });
}

function dragging(
  board: HTMLElement,
  chip: HTMLElement,
  of: { shift: string; from: Place; origin: { x: number; y: number } },
  ports: Parameters<typeof attachGridDrag>[1],
): DragSession {
  const { left, top, width } = chip.getBoundingClientRect();
  const ghost = document.createElement('div');
  ghost.className = styles['ghost'] ?? '';
  ghost.setAttribute('aria-hidden', 'true');
  const twin = chip.cloneNode(true) as HTMLElement;
  twin.style.width = `${width}px`;
  const label = document.createElement('span');
  label.className = styles['ghostLabel'] ?? '';
  ghost.append(twin, label);
  const marker = document.createElement('div');
  marker.className = styles['marker'] ?? '';
  marker.setAttribute('aria-hidden', 'true');
  // The frame of a cell is scrolled with it; what is held stays below the hand.
  board.append(marker);
  document.body.append(ghost);
  chip.dataset['held'] = 'true';
  const placeAt = boardPlaces(board);
  let marked = '';
  let copying: boolean | null = null;

  const end = () => {
    ghost.remove();
    marker.remove();
    delete chip.dataset['held'];
  };
  return {
    move: ({ x, y, copy }) => {
      ghost.style.transform = `translate3d(${left + x - of.origin.x}px, ${top + y - of.origin.y}px, 0)`;
      if (copy !== copying) {
        copying = copy;
        label.textContent = ports.label(of.shift, copy);
      }
      const cell = placeAt(x, y);
      const next = cell === null ? '' : `${cell.left} ${cell.top} ${cell.width} ${cell.height}`;
      if (next === marked) return;
      marked = next;
      marker.hidden = cell === null;
      if (cell === null) return;
      marker.style.width = `${cell.width}px`;
      marker.style.height = `${cell.height}px`;
      marker.style.transform = `translate3d(${cell.left}px, ${cell.top}px, 0)`;
    },
    drop: ({ x, y, copy }) => {
      end();
      const to = placeAt(x, y);
      if (to === null) return;
      const same = to.row === of.from.row && to.day === of.from.day;
      if (!same || copy)
        ports.onDrop({ shift: of.shift, from: of.from, to: { row: to.row, day: to.day }, copy });
    },
    cancel: end,
  };
}

function placeOf(cell: HTMLElement | null): Place | null {
  const row = cell?.dataset['row'];
  const day = cell?.dataset['day'];
  return row === undefined || day === undefined ? null : { row, day };
}
