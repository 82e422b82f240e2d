import { type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from './dialog.module.css';

/** A native modal dialog: the browser keeps the focus inside, Escape closes it. */
export function Dialog({
  title,
  wide = false,
  veil = false,
  onClose,
  children,
}: {
  title: string;
  wide?: boolean;
  /** Nothing behind it may be read. */
  veil?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  // Closed while it still stands in the page: only then does the browser give the focus back to what opened it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      data-wide={wide || undefined}
      data-veil={veil || undefined}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={({ currentTarget: dialog }) => {
        // A browser may close it for all that: the second Escape in a row asks nobody.
        if (dialog.open || !dialog.isConnected) return;
        if (veil) dialog.showModal();
        else onClose();
      }}
      onKeyDown={(event) => {
        // The screen beneath also goes back on Escape: one press closes one thing.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <h2 className={styles.title}>{title}</h2>
      {children}
    </dialog>
  );
}
