import type { ComponentProps } from 'react';
import styles from './busy-button.module.css';
import { Button } from './button.tsx';

type Props = ComponentProps<typeof Button> & {
  busy: boolean;
  /** What is going on, for whoever cannot see the ring turn. */
  busyLabel: string;
};

/** Stays in its place and keeps the focus while the answer is awaited; pressing it again does nothing. */
export function BusyButton({ busy, busyLabel, children, onClick, ...rest }: Props) {
  return (
    <Button
      {...rest}
      aria-disabled={busy || rest.disabled || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <span className={styles.words} data-busy={busy || undefined}>
        {children}
        {busy ? (
          <span className={styles.ring} role="status">
            <span className={styles.spoken}>{busyLabel}</span>
          </span>
        ) : null}
      </span>
    </Button>
  );
}
