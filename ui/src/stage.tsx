import type { ReactNode } from 'react';
import styles from './stage.module.css';

/**
 * Every screen: a dark panel that says who and when, and a sheet of paper that asks for one decision.
 * Side by side on a lying tablet, one above the other on a standing one.
 */
export function Stage({ panel, children }: { panel: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.stage}>
      <header className={styles.panel}>{panel}</header>
      <main className={styles.sheet}>{children}</main>
    </div>
  );
}
