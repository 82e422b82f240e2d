import { Icon } from '@comptoir/ui/icon';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import styles from './checked-table.module.css';

/** Between columns and at the sides of a row, in px; the style sheet has them too. */
const gap = 12;
const side = 14;
const lineWidth = 72;

/** `width`: the least, in px. `names`: says whose row it is, on a phone too. */
export type CheckedColumn = { key: string; title: string; width: number; names: boolean };

/** A row of a file, in words. `line`: as a spreadsheet counts. `elsewhere`: faults that are in none of the columns. */
export type CheckedRow = {
  line: number;
  elsewhere: readonly string[];
  cells: readonly { text: string; faults: readonly string[] }[];
};

/** The rows of a file as they would be written; what is wrong stands in the cell where it is wrong. */
export function CheckedTable<Row extends { line: number }>({
  label,
  lineTitle,
  columns,
  rows,
  tell,
}: {
  label: string;
  lineTitle: string;
  columns: readonly CheckedColumn[];
  rows: readonly Row[];
  /** Of rows in sight only: a file may have thousands. */
  tell: (row: Row) => CheckedRow;
}) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 46,
    overscan: 8,
    getItemKey: (index) => rows[index]?.line ?? index,
  });
  const tracks = columns.map(({ width }) => `minmax(${width}px, ${width / 120}fr)`).join(' ');
  const template = `${lineWidth}px ${tracks}`;
  // Where the columns do not fit, the rows are as wide as they are together: no background ends before its words.
  const least = columns.reduce((sum, { width }) => sum + width + gap, lineWidth + 2 * side);
  return (
    <div ref={box} className={styles.box} role="region" aria-label={label} tabIndex={0}>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className={styles.table}
        style={{ minWidth: least }}
      >
        <div role="rowgroup" className={styles.headGroup}>
          <div
            role="row"
            aria-rowindex={1}
            className={styles.headRow}
            style={{ gridTemplateColumns: template }}
          >
            <div role="columnheader">{lineTitle}</div>
            {columns.map(({ key, title }) => (
              <div key={key} role="columnheader">
                {title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const { line, elsewhere, cells } = tell(row);
            const faulty = elsewhere.length > 0 || cells.some(({ faults }) => faults.length > 0);
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                role="row"
                aria-rowindex={index + 2}
                data-index={index}
                data-faulty={faulty || undefined}
                className={styles.row}
                style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
              >
                <div role="rowheader" className={styles.line}>
                  {line}
                  {elsewhere.map((words) => (
                    <Wrong key={words} words={words} />
                  ))}
                </div>
                {cells.map(({ text, faults }, at) => (
                  <div
                    key={columns[at]?.key}
                    role="cell"
                    className={styles.cell}
                    data-title={columns[at]?.title}
                    data-names={columns[at]?.names || undefined}
                    data-wrong={faults.length > 0 || undefined}
                  >
                    {text}
                    {faults.map((words) => (
                      <Wrong key={words} words={words} />
                    ))}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Wrong({ words }: { words: string }) {
  return (
    <span className={styles.wrong}>
      <Icon name="warning" size={16} />
      <span>{words}</span>
    </span>
  );
}
