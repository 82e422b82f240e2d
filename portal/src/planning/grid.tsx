import { weekdayOf } from '@comptoir/shared/time/business-day';
import { type CSSProperties, useEffect, useRef } from 'react';
import { useSpeech } from '../language/language.tsx';
import { BoardFrame, type BoardPorts } from './board-frame.tsx';
import frame from './board.module.css';
import { type GridDrop, attachGridDrag } from './grid-drag.ts';
import styles from './grid.module.css';
import { GridRow } from './grid-row.tsx';
import type { Spot } from './grid-steps.ts';
import type { ShiftWarnings } from './plan-alerts.ts';
import type { Board } from './plan-board.ts';
import type { PlanRows } from './plan-days.ts';
import type { Names } from './plan-words.ts';

export type GridPorts = BoardPorts & {
  onDrop: (drop: GridDrop) => void;
  dragLabel: (shift: string, copy: boolean) => string;
};

/** People or positions by days. */
export function Grid({
  board,
  alerts,
  names,
  by,
  today,
  spot,
  chosen,
  label,
  ports,
}: {
  board: Board;
  alerts: ShiftWarnings;
  names: Names;
  by: PlanRows;
  today: string;
  spot: Spot | null;
  chosen: ReadonlySet<string>;
  label: string;
  ports: GridPorts;
}) {
  const { text, dayLong } = useSpeech();
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef(ports);
  useEffect(() => {
    latest.current = ports;
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    return attachGridDrag(element, {
      label: (shift, copy) => latest.current.dragLabel(shift, copy),
      onDrop: (drop) => latest.current.onDrop(drop),
    });
  }, []);
  const days = board.days.length;
  const narrow = days > 14;
  const dayNames = board.days.map(dayLong);
  return (
    <BoardFrame
      {...{ scroller, label, days, ports, rows: board.rows }}
      look={styles.grid}
      style={{ '--days': days } as CSSProperties}
      head={
        <GridHead board={board} today={today} narrow={narrow} corner={text(`plan.rows-${by}`)} />
      }
      line={(row, at) => (
        <GridRow
          key={row.key}
          {...{ row, at, alerts, names, by, narrow, today, chosen, dayNames }}
          weeks={Math.floor(days / 7)}
          spot={spot?.row === row.key ? spot : null}
        />
      )}
    />
  );
}

function GridHead({
  board,
  today,
  narrow,
  corner,
}: {
  board: Board;
  today: string;
  narrow: boolean;
  corner: string;
}) {
  const { text, dayShort, dayLong, duration } = useSpeech();
  return (
    <div role="row" aria-rowindex={1} className={frame.head}>
      <div role="columnheader" className={frame.corner}>
        {corner}
      </div>
      {board.totals.map(({ day, planned, people }) => (
        <div
          key={day}
          role="columnheader"
          className={styles.day}
          data-today={day === today || undefined}
          data-weekend={weekdayOf(day) > 5 || undefined}
          aria-current={day === today ? 'date' : undefined}
          aria-label={text('plan.day-total', {
            day: dayLong(day),
            hours: text('plan.hours', { planned: duration(planned) }),
            people: text('plan.people', { count: people }),
          })}
        >
          <span className={styles.date}>{dayShort(day)}</span>
          <span className={styles.total}>
            {narrow ? people : `${duration(planned)} · ${people}`}
          </span>
        </div>
      ))}
    </div>
  );
}
