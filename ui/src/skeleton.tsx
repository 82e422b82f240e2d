import styles from './skeleton.module.css';

/** The shape of what is coming. It appears only after 300 ms: a quick answer shows no flicker. */
export function Skeleton({ rows = 4, label }: { rows?: number; label: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row}>
          <span className={styles.mark} />
          <span className={styles.lines}>
            <span className={styles.line} />
            <span className={styles.line} data-short />
          </span>
        </div>
      ))}
    </div>
  );
}
