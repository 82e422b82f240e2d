import styles from './day-ribbon.module.css';

/** A stretch of a day in hours of the axis: 8.5 is half past eight; 26 is two in the morning of the next date. */
export type Stretch = {
  key: string;
  from: number;
  to: number;
  /** `open`: still going on. `unknown`: nobody knows when it ended. */
  end: 'closed' | 'open' | 'unknown';
};
export type Axis = { from: number; to: number };

/** One working day drawn on an axis of hours. Decoration: what it shows stands beside it in words. */
export function DayRibbon({
  stretches,
  axis,
  current = false,
}: {
  stretches: Stretch[];
  axis: Axis;
  current?: boolean;
}) {
  const share = (hour: number) => ((hour - axis.from) / (axis.to - axis.from)) * 100;
  return (
    <div className={styles.track} data-current={current || undefined} aria-hidden="true">
      {stretches.map(({ key, from, to, end }) => (
        <span
          key={key}
          className={styles.stretch}
          data-end={end}
          style={{ insetInlineStart: `${share(from)}%`, width: `${share(to) - share(from)}%` }}
        />
      ))}
    </div>
  );
}

/** The hours above a list of ribbons. */
export function RibbonAxis({ axis, hours }: { axis: Axis; hours: number[] }) {
  return (
    <div className={styles.axis} aria-hidden="true">
      {hours.map((hour) => (
        <span
          key={hour}
          className={styles.hour}
          style={{ insetInlineStart: `${((hour - axis.from) / (axis.to - axis.from)) * 100}%` }}
        >
          {hour % 24}
        </span>
      ))}
    </div>
  );
}
