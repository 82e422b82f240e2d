import { Icon } from '@comptoir/ui/icon';
import { memo } from 'react';
import { useSpeech } from '../language/language.tsx';
import frame from './board.module.css';
import styles from './grid.module.css';
import type { Spot } from './grid-steps.ts';
import type { Alert, ShiftWarnings } from './plan-alerts.ts';
import { type Cell, type Row, isSameCell, isSameRow } from './plan-board.ts';
import type { PlanRows } from './plan-days.ts';
import { type Names, rowName, sayAbsence } from './plan-words.ts';
import { RowHead } from './row-head.tsx';
import { ShiftChip } from './shift-chip.tsx';
import { timesText } from './times-text.ts';

type Drawn = {
  alerts: ShiftWarnings;
  names: Names;
  by: PlanRows;
  narrow: boolean;
  chosen: ReadonlySet<string>;
};

export type RowProps = Drawn & {
  row: Row;
  /** Its number for whoever hears the board. */
  at: number;
  today: string;
  /** Weeks that are shown, for the hours of a contract. */
  weeks: number;
  /** Where the focus stands, if in this line. */
  spot: Spot | null;
  /** How each day is spoken. */
  dayNames: readonly string[];
};

const none: readonly Alert[] = [];

/** A line of the board. It is drawn again only where something of its own has changed (spec PLAN-69). */
export const GridRow = memo(function GridRow(props: RowProps) {
  const { row, at, today, weeks, spot, dayNames, alerts, names, by, narrow, chosen } = props;
  const speech = useSpeech();
  const name = rowName(speech, row.of);
  return (
    <div
      role="row"
      aria-rowindex={at}
      className={frame.row}
      data-kind={row.of.kind}
      data-line={row.key}
    >
      <RowHead row={row} weeks={weeks} />
      {row.cells.map((cell, column) => (
        <GridCell
          key={cell.day}
          {...{ cell, line: row.key, name, alerts, names, by, narrow, chosen }}
          long={dayNames[column] ?? ''}
          isToday={cell.day === today}
          focused={spot?.day === cell.day ? spot.at : null}
        />
      ))}
    </div>
  );
}, sameProps);

function sameProps(before: RowProps, after: RowProps): boolean {
  return (
    before.at === after.at &&
    before.today === after.today &&
    before.weeks === after.weeks &&
    before.spot === after.spot &&
    sameLook(before, after) &&
    isSameRow(before, after) &&
    after.row.cells.every((cell) => sameChoice(cell, before, after))
  );
}

function sameLook(before: Drawn, after: Drawn): boolean {
  return before.names === after.names && before.by === after.by && before.narrow === after.narrow;
}

function sameChoice({ entries }: Cell, before: Drawn, after: Drawn): boolean {
  return (
    before.chosen === after.chosen ||
    entries.every(({ shift }) => before.chosen.has(shift.id) === after.chosen.has(shift.id))
  );
}

type CellProps = Drawn & {
  cell: Cell;
  line: string;
  name: string;
  /** The day as it is spoken. */
  long: string;
  isToday: boolean;
  /** Which of its shifts has the focus; null: none of this cell. */
  focused: number | null;
};

/** A step of the focus draws two cells, not two lines. */
const GridCell = memo(
  function GridCell({
    cell,
    line,
    name,
    long,
    isToday,
    focused,
    alerts,
    names,
    by,
    narrow,
    chosen,
  }: CellProps) {
    const speech = useSpeech();
    const { text } = speech;
    const { day, entries, absences, elsewhere } = cell;
    const away = absences.map((one) => ({ one, said: sayAbsence(speech, one) }));
    const others = elsewhere.map((one) => ({
      one,
      said: text('plan.elsewhere', { times: timesText(one, names.zone) }),
    }));
    const notes = [...away, ...others].map(({ said }) => said);
    return (
      <div
        role="gridcell"
        className={styles.cell}
        data-cell
        data-row={line}
        data-day={day}
        data-today={isToday || undefined}
        data-away={absences.length > 0 || undefined}
        tabIndex={entries.length > 0 ? undefined : focused === null ? -1 : 0}
        aria-label={
          entries.length > 0
            ? undefined
            : [text('plan.empty-cell', { row: name, day: long }), ...notes].join(', ')
        }
      >
        {away.map(({ one, said }) => (
          <span
            key={one.id}
            className={styles.absence}
            data-asked={one.state === 'pending' || undefined}
            title={said}
          >
            <Icon name={one.type === 'sick' ? 'thermometer' : 'lock'} size={13} />
            <span className={styles.noteText}>{said}</span>
          </span>
        ))}
        {others.map(({ one, said }) => (
          <span key={one.start} className={styles.elsewhere} title={said}>
            <Icon name="store" size={13} />
            <span className={styles.noteText}>{said}</span>
          </span>
        ))}
        {entries.map((entry, at) => (
          <ShiftChip
            key={entry.shift.id}
            entry={entry}
            alerts={alerts.get(entry.shift.id)?.alerts ?? none}
            names={names}
            by={by}
            row={name}
            day={long}
            narrow={narrow}
            chosen={chosen.has(entry.shift.id)}
            focusable={focused === at}
          />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.name === after.name &&
    before.line === after.line &&
    before.long === after.long &&
    before.isToday === after.isToday &&
    before.focused === after.focused &&
    sameLook(before, after) &&
    isSameCell(before, after) &&
    sameChoice(after.cell, before, after),
);
