import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './board.module.css';
import type { Spot } from './grid-steps.ts';
import type { Row } from './plan-board.ts';
import { StillBoard } from './still-board.tsx';

/** What a press or a key means. `anchor`: where a form may open. */
export type BoardPorts = {
  onKey: (event: KeyboardEvent<HTMLDivElement>) => void;
  onPress: (
    at: { spot: Spot; shift: string | null },
    how: { range: boolean; toggle: boolean; anchor: HTMLElement },
  ) => void;
  onFocusSpot: (spot: Spot) => void;
};

/**
 * The board around its lines. One cell or shift of it takes part in the order of Tab; arrows lead to the others.
 *
 * @param line draws a line; `at` is its number for whoever hears the board: its head is 1, headings count
 */
export function BoardFrame({
  scroller,
  rows,
  label,
  days,
  look,
  style,
  ports,
  head,
  line,
}: {
  scroller: RefObject<HTMLDivElement | null>;
  rows: readonly Row[];
  label: string;
  days: number;
  /** Class that says how its columns stand. */
  look: string | undefined;
  style: CSSProperties;
  ports: BoardPorts;
  head: ReactNode;
  line: (row: Row, at: number) => ReactNode;
}) {
  const heard = numbered(rows);
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={heard.at(-1)?.at ?? 1}
      aria-colcount={days + 1}
      aria-multiselectable
      className={`${styles.board} ${look ?? ''}`}
      data-days={days}
      style={style}
      onKeyDown={ports.onKey}
      onClick={(event) => press(event, ports)}
      onFocus={({ target }) => {
        const spot = spotOf(target);
        if (spot !== null) ports.onFocusSpot(spot);
      }}
    >
      <StillBoard scroller={scroller} />
      {head}
      {heard.flatMap(({ row, at }) => [
        ...(row.group === null
          ? []
          : [<Heading key={`${row.key} group`} name={row.group} days={days} at={at - 1} />]),
        line(row, at),
      ])}
    </div>
  );
}

function numbered(rows: readonly Row[]): { row: Row; at: number }[] {
  const heard: { row: Row; at: number }[] = [];
  for (const row of rows) {
    const before = heard.at(-1)?.at ?? 1;
    heard.push({ row, at: before + (row.group === null ? 1 : 2) });
  }
  return heard;
}

function Heading({ name, days, at }: { name: string; days: number; at: number }) {
  const { text } = useSpeech();
  return (
    <div role="row" aria-rowindex={at} className={styles.group}>
      <div role="rowheader" aria-colspan={days + 1} className={styles.groupName}>
        {name === '' ? text('plan.no-team') : name}
      </div>
    </div>
  );
}

/** Where something of the board stands; null outside of its cells. */
function spotOf(target: EventTarget): Spot | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const row = cell?.dataset['row'];
  const day = cell?.dataset['day'];
  if (cell === null || row === undefined || day === undefined) return null;
  const chip = (target as Element).closest('[data-shift]');
  const all = [...cell.querySelectorAll('[data-shift]')];
  return { row, day, at: chip === null ? 0 : Math.max(0, all.indexOf(chip)) };
}

function press(event: MouseEvent<HTMLDivElement>, ports: BoardPorts): void {
  const spot = spotOf(event.target);
  if (spot === null || !(event.target instanceof Element)) return;
  const chip = event.target.closest<HTMLElement>('[data-shift]');
  const anchor = chip ?? event.target.closest<HTMLElement>('[data-cell]');
  if (anchor === null) return;
  ports.onPress(
    { spot, shift: chip?.dataset['shift'] ?? null },
    { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey, anchor },
  );
}
