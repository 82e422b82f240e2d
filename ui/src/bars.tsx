import styles from './bars.module.css';

export type Bar = { key: string; label: string; value: number; text: string; current?: boolean };

/** Small vertical bars, one per day. Each says its figure in words too. */
export function Bars({ bars, top, label }: { bars: Bar[]; top: number; label: string }) {
  const full = Math.max(top, ...bars.map((bar) => bar.value), 1);
  return (
    <ul className={styles.bars} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.key} className={styles.day} data-current={bar.current || undefined}>
          <span className={styles.value}>{bar.text}</span>
          <span className={styles.column} aria-hidden="true">
            <span className={styles.fill} style={{ height: `${(bar.value / full) * 100}%` }} />
          </span>
          <span className={styles.label}>{bar.label}</span>
        </li>
      ))}
    </ul>
  );
}
