import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import styles from './side-panel.module.css';

/**
 * A form beside what it adds to: on a desk the list stays in reach, on a phone the panel covers it. Escape asks to
 * close; the focus comes in, and goes back when it closes.
 */
export function SidePanel({
  title,
  closeLabel,
  onClose,
  foot,
  children,
}: {
  title: string;
  closeLabel: string;
  /** May ask first: nothing closes by itself. */
  onClose: () => void;
  /** Stays in sight below what scrolls. */
  foot?: ReactNode;
  children: ReactNode;
}) {
  const panel = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);
  useLayoutEffect(() => {
    const dialog = panel.current;
    if (dialog === null) return;
    const before = document.activeElement;
    const cover = window.matchMedia('(max-width: 899px)').matches;
    if (cover) dialog.showModal();
    else dialog.show();
    const begin = () => dialog.querySelector<HTMLElement>('input, select, textarea')?.focus();
    begin();
    // A page that opens together with its panel puts the focus on its heading a frame later.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (!dialog.contains(document.activeElement)) begin();
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={panel}
      className={styles.panel}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onClose={({ currentTarget: dialog, target }) => {
        // The second Escape in a row closes a modal dialog whatever it says: it comes back, and asks.
        if (target !== dialog || dialog.open || !dialog.isConnected) return;
        dialog.showModal();
        close.current();
      }}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <button type="button" className={styles.close} aria-label={closeLabel} onClick={onClose}>
          <Icon name="close" size={22} />
        </button>
      </div>
      <div className={styles.body}>{children}</div>
      {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
    </dialog>
  );
}
