import styles from './countdown-ring.module.css';

const radius = 26;
const length = 2 * Math.PI * radius;

/** Seconds that remain, as a figure inside a ring that empties in steps of one second. */
export function CountdownRing({ left, of }: { left: number; of: number }) {
  return (
    <span className={styles.ring} aria-hidden="true">
      <svg viewBox="0 0 60 60" width="60" height="60" focusable="false">
        <circle className={styles.track} cx="30" cy="30" r={radius} />
        <circle
          className={styles.rest}
          cx="30"
          cy="30"
          r={radius}
          strokeDasharray={length}
          strokeDashoffset={length * (1 - left / of)}
          transform="rotate(-90 30 30)"
        />
      </svg>
      <span className={styles.figure}>{left}</span>
    </span>
  );
}
