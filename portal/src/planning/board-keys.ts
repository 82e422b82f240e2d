import type { KeyboardEvent } from 'react';
import { type Spot, isStepKey, shiftsBetween, steppedSpot } from './grid-steps.ts';
import type { Board } from './plan-board.ts';
import type { useDesk } from './use-desk.ts';

const days: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };
const lines: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };
const nothing: ReadonlySet<string> = new Set();

/** What every key does on the board (spec PLAN-62): all that a pointer can, without one. */
export function boardKeys(of: {
  board: Board;
  spot: Spot | null;
  chosen: ReadonlySet<string>;
  anchor: Spot | null;
  desk: ReturnType<typeof useDesk>;
  /** One day: left and right go through the shifts of a line, and Alt shifts by a quarter of an hour. */
  daily: boolean;
  goTo: (spot: Spot) => void;
  onChosen: (chosen: ReadonlySet<string>, anchor: Spot | null) => void;
  onNew: (spot: Spot, near: HTMLElement) => void;
  shiftAt: (spot: Spot) => string | null;
}): (event: KeyboardEvent<HTMLDivElement>) => void {
  const { board, spot, chosen, anchor, desk, daily, goTo, onChosen, onNew, shiftAt } = of;
  return (event) => {
    if (spot === null) return;
    const shift = shiftAt(spot);
    const done = actOf(event, shift);
    if (done === null) return;
    event.preventDefault();
    event.stopPropagation();
    done();
  };

  function actOf(event: KeyboardEvent<HTMLDivElement>, shift: string | null): (() => void) | null {
    if (spot === null) return null;
    const { key, shiftKey, altKey } = event;
    if (event.ctrlKey || event.metaKey) return commandOf(key.toLowerCase(), shiftKey, spot, shift);
    if (altKey) return shift === null ? null : moveOf(key, shiftKey, shift);
    if (isStepKey(key)) return () => step(steppedOf(key, spot), shiftKey);
    const cell = event.target as HTMLElement;
    switch (key) {
      case 'Enter':
      case ' ':
        // On a shift its own button answers.
        return shift === null ? () => onNew(spot, cell) : null;
      case '+':
      case 'Insert':
        return () => onNew(spot, cell);
      case 'Delete':
      case 'Backspace':
        return () => {
          desk.remove(shift);
          onChosen(nothing, null);
          goTo(spot);
        };
      case 'Escape':
        return chosen.size === 0 ? null : () => onChosen(nothing, null);
      default:
        return null;
    }
  }

  function commandOf(key: string, shifted: boolean, at: Spot, shift: string | null) {
    if (key === 'z') return shifted ? desk.redo : desk.undo;
    if (key === 'y') return desk.redo;
    if (key === 'c') return () => desk.copy(shift);
    if (key === 'v') return desk.canPaste ? () => desk.paste(at) : null;
    if (key === 'home') return () => goTo(steppedSpot(board.rows, at, 'Home', true));
    if (key === 'end') return () => goTo(steppedSpot(board.rows, at, 'End', true));
    return null;
  }

  function moveOf(key: string, shifted: boolean, shift: string) {
    const across = days[key];
    const down = lines[key];
    if (daily && across !== undefined) {
      const minutes = across * 15;
      return () => desk.nudge(shift, { start: shifted ? 0 : minutes, end: minutes });
    }
    if (across === undefined && down === undefined) return null;
    return () => desk.move(shift, { rows: down ?? 0, days: across ?? 0 });
  }

  function steppedOf(key: Parameters<typeof steppedSpot>[2], at: Spot): Spot {
    if (!daily || (key !== 'ArrowLeft' && key !== 'ArrowRight')) {
      return steppedSpot(board.rows, at, key);
    }
    const count = board.rows.find(({ key: row }) => row === at.row)?.cells[0]?.entries.length ?? 0;
    const next = at.at + (key === 'ArrowLeft' ? -1 : 1);
    return { ...at, at: Math.min(Math.max(next, 0), Math.max(0, count - 1)) };
  }

  function step(next: Spot, shifted: boolean): void {
    if (shifted && spot !== null) {
      const from = anchor ?? spot;
      onChosen(new Set(shiftsBetween(board.rows, from, next)), from);
    } else if (chosen.size > 0 || anchor !== null) onChosen(nothing, null);
    goTo(next);
  }
}
