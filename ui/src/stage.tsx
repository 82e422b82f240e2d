import { type ReactNode, useEffect, useRef } from 'react';
import styles from './stage.module.css';

/**
 * Every screen: a dark panel that says who and when, and a sheet of paper that asks for one decision.
 * Side by side on a lying tablet, one above the other on a standing one.
 */
export function Stage({ panel, children }: { panel: ReactNode; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  // A new screen takes the focus, so that the keyboard and the screen reader begin at its beginning;
  // never its first button, which a stray Enter would press. Behind the frame: focus asks for a layout, and the frame's
  // own is enough.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (!main.current?.contains(document.activeElement))
        main.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div className={styles.stage}>
      <header className={styles.panel}>{panel}</header>
      <main ref={main} tabIndex={-1} className={styles.sheet}>
        {children}
      </main>
    </div>
  );
}
