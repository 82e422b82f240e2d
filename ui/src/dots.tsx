import styles from './dots.module.css';

/** How many digits were typed, never which. */
export function Dots({
  typed,
  length,
  label,
  state,
}: {
  typed: number;
  length: number;
  label: string;
  state: 'typing' | 'checking' | 'wrong';
}) {
  return (
    <div className={styles.dots} role="img" aria-label={label} data-state={state}>
      {Array.from({ length }, (_, index) => (
        <span key={index} className={styles.dot} data-filled={index < typed || undefined} />
      ))}
    </div>
  );
}
