import { Toast as Shown } from '@comptoir/ui/toast';
import {
  type ReactNode,
  createContext,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { useSpeech } from './language/language.tsx';
import { type ShownToast, type Toast, aged, withToast } from './toast-list.ts';

const ToastContext = createContext<((toast: Toast) => void) | null>(null);
const tick = 250;
const editable = 'input, textarea, select, [contenteditable]';

/** Says what happened, at the top right (C8): `toast({ text, tone?, undo? })`. */
export function useToast(): (toast: Toast) => void {
  const say = useContext(ToastContext);
  if (say === null) throw new Error('A page stands outside <Toasts>.');
  return say;
}

/**
 * The messages of the portal. The newest is shown; it waits while a pointer or the focus is on it and while the page is
 * not looked at. Ctrl+Z outside of a field takes back what it tells.
 */
export function Toasts({ children }: { children: ReactNode }) {
  const [list, setList] = useState<ShownToast[]>([]);
  const count = useRef(0);
  const held = useRef(false);
  const say = useCallback((toast: Toast) => {
    count.current += 1;
    const id = count.current;
    setList((before) => withToast(before, toast, id));
  }, []);
  const hold = useCallback((wanted: boolean) => {
    held.current = wanted;
  }, []);
  const close = useCallback((id: number) => {
    held.current = false;
    setList((before) => before.filter((one) => one.id !== id));
  }, []);
  const some = list.length > 0;
  useEffect(() => {
    if (!some) return;
    const timer = setInterval(() => {
      if (!held.current && !document.hidden) setList((before) => aged(before, tick));
    }, tick);
    return () => clearInterval(timer);
  }, [some]);
  const host = useHost(some);
  return (
    <ToastContext value={say}>
      {children}
      {createPortal(
        <Region
          key={host === document.body ? 'page' : 'dialog'}
          toast={list[0] ?? null}
          onHold={hold}
          onClose={close}
        />,
        host,
      )}
    </ToastContext>
  );
}

function Region({
  toast,
  onHold,
  onClose,
}: {
  toast: ShownToast | null;
  onHold: (hold: boolean) => void;
  onClose: (id: number) => void;
}) {
  const { text } = useSpeech();
  // A screen reader speaks what changes in a region that it already knows.
  const [known, setKnown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setKnown(true), 50);
    return () => clearTimeout(timer);
  }, []);
  const undo = toast?.undo;
  const id = toast?.id;
  useEffect(() => {
    if (undo === undefined || id === undefined) return;
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest(editable) !== null;
      const asked = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!asked || typing) return;
      event.preventDefault();
      onClose(id);
      undo();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [undo, id, onClose]);
  const shown = known ? toast : null;
  return (
    <Shown
      region={text('toast.region')}
      close={text('toast.close')}
      undo={text('toast.undo')}
      text={shown?.text ?? null}
      tone={shown?.tone ?? 'good'}
      onHold={onHold}
      onUndo={
        shown?.undo === undefined
          ? null
          : () => {
              onClose(shown.id);
              shown.undo?.();
            }
      }
      onClose={() => {
        if (shown !== null) onClose(shown.id);
      }}
    />
  );
}

/** Where a message can be seen and pressed: in the topmost modal dialog, else in the page. */
function useHost(watching: boolean): HTMLElement {
  const [host, setHost] = useState<HTMLElement>(document.body);
  useEffect(() => {
    if (!watching) return;
    const look = () => {
      const open = [...document.querySelectorAll<HTMLElement>('dialog:modal')].at(-1);
      setHost(open ?? document.body);
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['open'] });
    return () => observer.disconnect();
  }, [watching]);
  return host;
}
