import styles from './progress.module.css';

export function Progress({
  done,
  total,
  label,
  tone = 'paper',
}: {
  done: number;
  total: number;
  label: string;
  tone?: 'paper' | 'panel';
}) {
  const share = total === 0 ? 0 : done / total;
  return (
    <div
      className={styles.track}
      data-tone={tone}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      <div className={styles.bar} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
