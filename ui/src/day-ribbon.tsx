import styles from './day-ribbon.module.css';

/** A stretch of a day in hours of the axis: 8.5 is half past eight; 26 is two in the morning of the next date. */
export type Stretch = { key: string; from: number; to: number; text: string; open?: boolean };

/** One working day drawn on an axis of hours; what it says stands in words below, so nobody has to measure. */
export function DayRibbon({
  stretches,
  axis,
  current = false,
}: {
  stretches: Stretch[];
  axis: { from: number; to: number };
  current?: boolean;
}) {
  const share = (hour: number) => ((hour - axis.from) / (axis.to - axis.from)) * 100;
  return (
    <div className={styles.ribbon} data-current={current || undefined}>
      <div className={styles.track} aria-hidden="true">
        {stretches.map(({ key, from, to, open = false }) => (
          <span
            key={key}
            className={styles.stretch}
            data-open={open || undefined}
            style={{ insetInlineStart: `${share(from)}%`, width: `${share(to) - share(from)}%` }}
          />
        ))}
      </div>
      <ul className={styles.words}>
        {stretches.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

/** The hours above a list of ribbons. */
export function RibbonAxis({
  axis,
  hours,
}: {
  axis: { from: number; to: number };
  hours: number[];
}) {
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
