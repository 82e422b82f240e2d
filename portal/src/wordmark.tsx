import styles from './wordmark.module.css';

/** The sign of the house and its name. */
export function Wordmark() {
  return (
    <p className={styles.wordmark}>
      <svg viewBox="80 70 352 400" width="26" height="30" aria-hidden="true" focusable="false">
        <g fill="none" strokeLinecap="round" strokeLinejoin="round">
          <circle cx="256" cy="244" r="152" stroke="currentColor" strokeWidth="34" />
          <path d="M178 250l56 56 104-116" stroke="currentColor" strokeWidth="38" />
          <path className={styles.counter} d="M104 440h304" strokeWidth="34" />
        </g>
      </svg>
      <span>Comptoir</span>
    </p>
  );
}
