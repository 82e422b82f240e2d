import type { DayRule } from '@comptoir/shared/time/business-day';
import { type CSSProperties, useEffect, useRef } from 'react';
import { useSpeech } from '../language/language.tsx';
import { BoardFrame, type BoardPorts } from './board-frame.tsx';
import frame from './board.module.css';
import { type DayAxis, axisOf, lanesOf, shareOf } from './day-bars.ts';
import { type DayDrop, attachDayDrag } from './day-drag.ts';
import styles from './day-grid.module.css';
import type { Spot } from './grid-steps.ts';
import type { ShiftWarnings } from './plan-alerts.ts';
import type { Board, Row } from './plan-board.ts';
import type { PlanRows } from './plan-days.ts';
import { type Names, rowName, sayAbsence } from './plan-words.ts';
import { RowHead } from './row-head.tsx';
import { ShiftChip } from './shift-chip.tsx';
import { timesText } from './times-text.ts';

/** One day: people or positions by hours. A bar is moved by its middle and grown by its ends. */
export function DayGrid({
  board,
  rule,
  alerts,
  names,
  by,
  spot,
  chosen,
  label,
  ports,
  onDayDrop,
  dayLabel,
}: {
  board: Board;
  rule: DayRule;
  alerts: ShiftWarnings;
  names: Names;
  by: PlanRows;
  spot: Spot | null;
  chosen: ReadonlySet<string>;
  label: string;
  ports: BoardPorts;
  onDayDrop: (drop: DayDrop) => void;
  dayLabel: (shift: string, by: { start: number; end: number }) => string | null;
}) {
  const { text } = useSpeech();
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef({ onDayDrop, dayLabel });
  useEffect(() => {
    latest.current = { onDayDrop, dayLabel };
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    return attachDayDrag(element, {
      label: (shift, moved) => latest.current.dayLabel(shift, moved),
      onDrop: (drop) => latest.current.onDayDrop(drop),
    });
  }, []);
  const [day = ''] = board.days;
  const axis = axisOf(board.rows, day, rule);
  return (
    <BoardFrame
      {...{ scroller, label, ports, rows: board.rows }}
      days={1}
      look={styles.grid}
      style={{ '--hours': axis.hours.length - 1 } as CSSProperties}
      head={
        <div role="row" aria-rowindex={1} className={frame.head}>
          <div role="columnheader" className={frame.corner}>
            {text(`plan.rows-${by}`)}
          </div>
          <div role="columnheader" className={styles.hours} aria-label={label}>
            {axis.hours.map(({ at, label: wall }) => (
              <span key={at} className={styles.hour} style={{ left: `${shareOf(at, axis)}%` }}>
                {wall}
              </span>
            ))}
          </div>
        </div>
      }
      line={(row, at) => (
        <DayRow
          key={row.key}
          {...{ row, at, axis, alerts, names, by, chosen }}
          spot={spot?.row === row.key ? spot : null}
        />
      )}
    />
  );
}

function DayRow({
  row,
  at: number,
  axis,
  alerts,
  names,
  by,
  spot,
  chosen,
}: {
  row: Row;
  /** Its number for whoever hears the board. */
  at: number;
  axis: DayAxis;
  alerts: ShiftWarnings;
  names: Names;
  by: PlanRows;
  spot: Spot | null;
  chosen: ReadonlySet<string>;
}) {
  const speech = useSpeech();
  const { text, dayLong } = speech;
  const name = rowName(speech, row.of);
  const [cell] = row.cells;
  if (cell === undefined) return null;
  const lanes = lanesOf(cell.entries);
  const count = Math.max(1, ...lanes.map(({ lane }) => lane + 1));
  const notes = [
    ...cell.absences.map((one) => sayAbsence(speech, one)),
    ...cell.elsewhere.map((one) => text('plan.elsewhere', { times: timesText(one, names.zone) })),
  ];
  const long = dayLong(cell.day);
  return (
    <div
      role="row"
      aria-rowindex={number}
      className={frame.row}
      data-kind={row.of.kind}
      data-line={row.key}
    >
      <RowHead row={row} weeks={0} notes={notes} />
      <div
        role="gridcell"
        className={styles.track}
        data-cell
        data-row={row.key}
        data-day={cell.day}
        data-minutes={(axis.end - axis.start) / 60_000}
        data-away={cell.absences.length > 0 || undefined}
        style={{ minHeight: `${count * 56 + 12}px` }}
        tabIndex={cell.entries.length > 0 ? undefined : spot === null ? -1 : 0}
        aria-label={
          cell.entries.length > 0
            ? undefined
            : [text('plan.empty-cell', { row: name, day: long }), ...notes].join(', ')
        }
      >
        {lanes.map(({ entry, lane }, at) => (
          <div
            key={entry.shift.id}
            className={styles.bar}
            data-bar={entry.shift.id}
            data-movable={entry.state === 'removed' ? undefined : true}
            style={{
              left: `${shareOf(entry.content.start, axis)}%`,
              width: `${shareOf(entry.content.end, axis) - shareOf(entry.content.start, axis)}%`,
              top: `${lane * 56 + 6}px`,
            }}
          >
            <span className={styles.handle} data-end="start" />
            <ShiftChip
              entry={entry}
              alerts={alerts.get(entry.shift.id)?.alerts ?? []}
              names={names}
              by={by}
              row={name}
              day={long}
              narrow={false}
              chosen={chosen.has(entry.shift.id)}
              focusable={spot?.at === at}
            />
            <span className={styles.handle} data-end="end" />
          </div>
        ))}
      </div>
    </div>
  );
}
