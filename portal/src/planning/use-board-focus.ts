import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type Spot, spotIn } from './grid-steps.ts';
import type { Board } from './plan-board.ts';

/**
 * Where the focus stands on the board, and that it stays there: after a step, after a shift has moved to another cell, and
 * after the one that had it is gone.
 */
export function useBoardFocus(board: Board, host: RefObject<HTMLElement | null>) {
  const [wanted, setWanted] = useState<Spot | null>(null);
  const pending = useRef<{ shift: string | null } | null>(null);
  const spot = spotIn(board.rows, wanted);

  useEffect(() => {
    const asked = pending.current;
    const element = host.current;
    if (asked === null || element === null) return;
    // A form that is open keeps the focus; what it saves is followed once it has closed.
    if (document.querySelector('dialog:modal') !== null) return;
    const cellOf = ({ row, day }: Spot) =>
      element.querySelector<HTMLElement>(
        `[data-cell][data-row="${CSS.escape(row)}"][data-day="${day}"]`,
      );
    const chip =
      asked.shift === null
        ? null
        : element.querySelector<HTMLElement>(`[data-shift="${CSS.escape(asked.shift)}"]`);
    const cell = spot === null ? null : cellOf(spot);
    const chips = cell?.querySelectorAll<HTMLElement>('[data-shift]');
    const target = chip ?? chips?.[spot?.at ?? 0] ?? cell;
    if (target === null || target === undefined) return;
    pending.current = null;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const goTo = useCallback((next: Spot) => {
    pending.current = { shift: null };
    setWanted({ ...next });
  }, []);
  const follow = useCallback((shift: string | null) => {
    pending.current = { shift };
    // Whatever was done is drawn in the same breath.
    setWanted((before) => (before === null ? null : { ...before }));
  }, []);
  const arrived = useCallback((at: Spot) => {
    setWanted((before) =>
      before?.row === at.row && before.day === at.day && before.at === at.at ? before : at,
    );
  }, []);
  return { spot, goTo, follow, arrived };
}
