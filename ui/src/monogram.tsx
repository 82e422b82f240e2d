import styles from './monogram.module.css';

/** Initials on a colour. Decoration: the name always stands beside it. */
export function Monogram({
  initials,
  colour,
  size = 'regular',
}: {
  initials: string;
  /** One of the `--person-…` tokens. */
  colour: string;
  size?: 'small' | 'regular' | 'large';
}) {
  return (
    <span
      className={styles.monogram}
      data-size={size}
      style={{ background: `var(--person-${colour})` }}
      aria-hidden="true"
    >
      {initials}
    </span>
  );
}
