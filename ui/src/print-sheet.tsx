import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import styles from './print-sheet.module.css';

/** Puts a paper beside the screens, opens the printer's dialog, and takes it away again. */
export function Printed({ onPrinted, children }: { onPrinted: () => void; children: ReactNode }) {
  useEffect(() => {
    // Some browsers come back from `print` at once and say later that they are done.
    window.addEventListener('afterprint', onPrinted);
    const frame = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('afterprint', onPrinted);
    };
  }, [onPrinted]);
  return createPortal(children, document.body);
}

/** A4, and nothing on a screen. `name` is what a test finds it by. */
export function PrintSheet({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.sheet} data-print={name}>
      {children}
    </div>
  );
}

/** Places to sign, with what each is for above it. */
export function PrintSigns({ words }: { words: readonly string[] }) {
  return (
    <p className={styles.signs}>
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
    </p>
  );
}
