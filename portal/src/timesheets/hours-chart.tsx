import type { TimesheetsAnswer } from '@comptoir/shared/timesheets/portal';
import { weekdayOf } from '@comptoir/shared/time/business-day';
import { useCallback, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { chartScale } from './hours-chart-scale.ts';
import styles from './hours-chart.module.css';

type Day = TimesheetsAnswer['days'][number];
const [height, above, below, left, right] = [150, 22, 24, 44, 12];

/** Hours per day against the plan, and where something is to be looked at. The same figures stand in a table below. */
export function HoursChart({ days, today }: { days: readonly Day[]; today: string }) {
  const { text, dayLong, duration } = useSpeech();
  const [width, setWidth] = useState(0);
  const [pointed, setPointed] = useState<number | null>(null);
  const measure = useCallback((element: HTMLDivElement | null) => {
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const planned = days.some((one) => one.planned !== null);
  const inner = Math.max(0, width - left - right);
  const { columns, lines } = chartScale(days, { width: inner, height });
  const day = pointed === null ? undefined : days[pointed];
  const figures = (one: Day) =>
    [
      text('sheets.chart-worked', { time: duration(one.worked) }),
      one.planned === null ? null : text('sheets.chart-planned', { time: duration(one.planned) }),
      one.anomalies === 0 ? null : text('sheets.anomalies', { count: one.anomalies }),
      one.warnings === 0 ? null : text('sheets.warnings', { count: one.warnings }),
    ].filter((part) => part !== null);
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.head}>
        <span className={styles.title}>{text('sheets.chart')}</span>
        <span className={styles.told} aria-hidden="true">
          {day === undefined ? (
            <span className={styles.legend}>
              <span data-key="worked">{text('sheets.worked')}</span>
              {planned ? <span data-key="planned">{text('sheets.planned')}</span> : null}
              <span data-key="anomaly">{text('sheets.part-anomalies')}</span>
              <span data-key="warning">{text('sheets.legend-warning')}</span>
            </span>
          ) : (
            <>
              <b>{dayLong(day.day)}</b> {figures(day).join(' · ')}
            </>
          )}
        </span>
      </figcaption>
      <div
        ref={measure}
        className={styles.field}
        aria-hidden="true"
        onPointerLeave={() => setPointed(null)}
        onPointerMove={(event) => {
          const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
          const at = Math.floor((x / Math.max(1, inner)) * days.length);
          setPointed(at >= 0 && at < days.length ? at : null);
        }}
      >
        <svg width={width} height={above + height + below}>
          <g transform={`translate(${left} ${above})`}>
            {lines.map(({ hours, y }) => (
              <g key={hours}>
                <line className={styles.line} x1={0} x2={inner} y1={y} y2={y} />
                <text className={styles.hour} x={-10} y={y + 4}>
                  {hours}
                </text>
              </g>
            ))}
            {days.map((one, at) => {
              const column = columns[at];
              if (column === undefined) return null;
              return (
                <Bar
                  key={one.day}
                  one={one}
                  column={column}
                  lit={at === pointed}
                  ahead={one.day > today}
                  named={isNamed(one.day, days.length, inner)}
                />
              );
            })}
          </g>
        </svg>
      </div>
      <details className={styles.table}>
        <summary>{text('sheets.chart-table')}</summary>
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={text('sheets.chart')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text('sheets.day')}</th>
                {planned ? <th scope="col">{text('sheets.planned')}</th> : null}
                <th scope="col">{text('sheets.worked')}</th>
                <th scope="col">{text('sheets.part-anomalies')}</th>
                <th scope="col">{text('sheets.legend-warning')}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((one) => (
                <tr key={one.day}>
                  <th scope="row">{dayLong(one.day)}</th>
                  {planned ? <td>{one.planned === null ? '–' : duration(one.planned)}</td> : null}
                  <td>{duration(one.worked)}</td>
                  <td>{one.anomalies}</td>
                  <td>{one.warnings}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function Bar({
  one,
  column: { x, width, height: tall, planned },
  lit,
  ahead,
  named,
}: {
  one: Day;
  column: ReturnType<typeof chartScale>['columns'][number];
  lit: boolean;
  ahead: boolean;
  named: boolean;
}) {
  const middle = x + width / 2;
  const shown = Math.max(tall, one.worked > 0 ? 2 : 0);
  const top = height - Math.max(shown, planned ?? 0);
  return (
    <g data-lit={lit || undefined} data-ahead={ahead || undefined} className={styles.day}>
      <rect className={styles.hit} x={x} y={-above} width={width} height={height + above} />
      {weekdayOf(one.day) > 5 ? (
        <rect className={styles.weekend} x={x} y={0} width={width} height={height} />
      ) : null}
      <rect
        className={styles.worked}
        x={x}
        y={height - shown}
        width={width}
        height={shown}
        rx={Math.min(3, width / 4)}
      />
      {planned === null || planned === 0 ? null : (
        <line
          className={styles.planned}
          x1={x - 1}
          x2={x + width + 1}
          y1={height - planned}
          y2={height - planned}
        />
      )}
      {one.anomalies > 0 ? (
        <circle className={styles.anomaly} cx={middle} cy={top - 9} r={4.5} />
      ) : null}
      {one.warnings > 0 ? (
        <path
          className={styles.warning}
          d={`M${middle} ${top - (one.anomalies > 0 ? 24 : 14)}l5 9h-10z`}
        />
      ) : null}
      {named ? (
        <text className={styles.name} x={middle} y={height + 18}>
          {Number(one.day.slice(8))}
        </text>
      ) : null}
    </g>
  );
}

/** Every day where there is room for its number, else Mondays; on a narrow screen with many days every other Monday. */
function isNamed(day: string, count: number, width: number): boolean {
  if (width / count >= 22) return true;
  return weekdayOf(day) === 1;
}
