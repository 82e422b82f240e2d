import type { ImportAnswer } from '@comptoir/shared/employees/portal';
import { Icon } from '@comptoir/ui/icon';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useSpeech } from '../language/language.tsx';
import { type ImportRow, faultsAt, otherFaults, tellingColumns } from './import-rows.ts';
import styles from './import.module.css';
import { useFaultWords } from './fault-words.ts';

/** Between columns and at the sides of a row, in px; the style sheet has them too. */
const gap = 12;
const side = 14;

/** The rows of a file as they would be written; what is wrong stands in the cell where it is wrong. */
export function ImportTable({ answer, rows }: { answer: ImportAnswer; rows: ImportRow[] }) {
  const { text } = useSpeech();
  const say = useFaultWords();
  const box = useRef<HTMLDivElement>(null);
  const columns = tellingColumns(answer);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 46,
    overscan: 8,
    getItemKey: (index) => rows[index]?.line ?? index,
  });
  const widths = columns.map(({ meaning }) => (meaning === 'email' ? 200 : 120));
  const template = `72px ${widths.map((width) => `minmax(${width}px, ${width / 120}fr)`).join(' ')}`;
  // Where the columns do not fit, the rows are as wide as they are together: no background ends before its words.
  const least = widths.reduce((sum, width) => sum + width + gap, 72 + 2 * side);
  return (
    <div
      ref={box}
      className={styles.box}
      role="region"
      aria-label={text('import.table')}
      tabIndex={0}
    >
      <div
        role="table"
        aria-label={text('import.table')}
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
            <div role="columnheader">{text('import.line')}</div>
            {columns.map(({ title, meaning }) => (
              <div key={meaning} role="columnheader">
                {title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const others = otherFaults(row, columns);
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                role="row"
                aria-rowindex={index + 2}
                data-index={index}
                data-faulty={row.faults.length > 0 || undefined}
                className={styles.row}
                style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
              >
                <div role="rowheader" className={styles.line}>
                  {row.line}
                  {others.map((fault) => (
                    <Wrong key={fault.column + fault.fault} words={say(fault)} />
                  ))}
                </div>
                {columns.map((column) => {
                  const faults = faultsAt(row, column);
                  return (
                    <div
                      key={column.meaning}
                      role="cell"
                      className={styles.cell}
                      data-title={column.title}
                      data-wrong={faults.length > 0 || undefined}
                    >
                      {row.values[column.meaning] ?? ''}
                      {faults.map((fault) => (
                        <Wrong key={fault.fault} words={say(fault)} />
                      ))}
                    </div>
                  );
                })}
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
