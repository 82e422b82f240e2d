import styles from './progress.module.css';

/** How far something is; with `done` null it goes on and nobody knows how far. */
export function Progress({
  done,
  total,
  label,
  tone = 'paper',
}: {
  done: number | null;
  total: number;
  label: string;
  tone?: 'paper' | 'panel';
}) {
  const share = total === 0 || done === null ? 0 : done / total;
  return (
    <div
      className={styles.track}
      data-tone={tone}
      role="progressbar"
      aria-label={label}
      {...(done === null
        ? {}
        : { 'aria-valuemin': 0, 'aria-valuemax': total, 'aria-valuenow': done })}
    >
      {done === null ? (
        <div className={styles.going} />
      ) : (
        <div className={styles.bar} style={{ width: `${share * 100}%` }} />
      )}
    </div>
  );
}
