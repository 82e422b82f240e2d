import styles from './steps.module.css';

/** How far a sequence of screens has come. `label` says it in words: « Étape 2 sur 6 ». */
export function Steps({ at, total, label }: { at: number; total: number; label: string }) {
  return (
    <div className={styles.steps}>
      <p className={styles.label}>{label}</p>
      <div className={styles.bars} aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={styles.bar} data-done={index < at || undefined} />
        ))}
      </div>
    </div>
  );
}
