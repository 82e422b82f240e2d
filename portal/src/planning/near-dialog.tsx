import { type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from './near-dialog.module.css';

/** Pixels of the window beside which it opens. */
export type Near = { left: number; top: number; right: number; bottom: number };

/** A small modal form beside what it is about; on a phone it rises from below. Escape and a press beside it close it. */
export function NearDialog({
  title,
  near,
  onClose,
  children,
}: {
  title: string;
  near: Near;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const { left, top, right, bottom } = near;
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null || window.matchMedia('(max-width: 699px)').matches) return;
    const { width, height } = dialog.getBoundingClientRect();
    const beside = right + 8 + width < window.innerWidth ? right + 8 : left - 8 - width;
    const x = Math.max(8, Math.min(beside, window.innerWidth - width - 8));
    const y = Math.max(8, Math.min(top - 12, window.innerHeight - height - 8));
    dialog.style.inset = `${y}px auto auto ${x}px`;
  }, [left, top, right, bottom]);
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={({ currentTarget: dialog }) => {
        if (!dialog.open && dialog.isConnected) onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        // The backdrop belongs to the dialog: only a press outside of its box is beside it.
        const box = event.currentTarget.getBoundingClientRect();
        const { clientX: x, clientY: y } = event;
        const inside = box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
        if (event.target === event.currentTarget && !inside) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
