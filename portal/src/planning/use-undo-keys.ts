import { useEffect, useRef } from 'react';

const editable = 'input, textarea, select, [contenteditable]';

/** Ctrl+Z and Ctrl+Shift+Z wherever the focus is on the page; the board answers them itself, and fields have their own. */
export function useUndoKeys(desk: { undo: () => void; redo: () => void }): void {
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      const { target } = event;
      const own = target instanceof Element && target.closest(`[role=grid], ${editable}`) !== null;
      if (own || document.querySelector('dialog:modal') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      if (key === 'y' || event.shiftKey) latest.current.redo();
      else latest.current.undo();
    };
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, []);
}
