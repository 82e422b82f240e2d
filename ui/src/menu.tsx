import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './menu.module.css';

export type MenuItem<T extends string> = {
  value: T;
  label: string;
  icon: IconName;
  /** Why it cannot be done now; it stays in its place and says so. */
  unable?: string;
  danger?: boolean;
};

/** Where a menu hangs: under something, or at the point that was pressed. Pixels of the window. */
export type MenuPlace = { left: number; top: number; right: number; bottom: number };

/**
 * Acts on one thing. Arrows move, letters find, Escape and Tab close; the focus goes back where it was. It lies above
 * everything and stays inside the window.
 */
export function Menu<T extends string>({
  label,
  place,
  items,
  onChoose,
  onClose,
}: {
  label: string;
  place: MenuPlace;
  items: readonly MenuItem<T>[];
  onChoose: (value: T) => void;
  onClose: () => void;
}) {
  const menu = useRef<HTMLDivElement>(null);
  const { left, top, right, bottom } = place;

  useLayoutEffect(() => {
    const element = menu.current;
    if (element === null) return;
    const before = document.activeElement;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    const [roomX, roomY] = [window.innerWidth - width - 8, window.innerHeight - height - 8];
    // Below where it was asked for, or above where there is no room below; flush with its end, never over the edge.
    const x = right - width > 8 && right !== left ? right - width : left;
    const y = bottom + 4 > roomY && top - height - 4 > 8 ? top - height - 4 : bottom + 4;
    element.style.left = `${Math.max(8, Math.min(x, roomX))}px`;
    element.style.top = `${Math.max(8, Math.min(y, roomY))}px`;
    itemsOf(element)[0]?.focus({ preventScroll: true });
    return () => {
      const held = element.contains(document.activeElement);
      element.hidePopover();
      // Whatever an act opened has the focus already, and keeps it.
      if (held && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [left, top, right, bottom]);

  useLayoutEffect(() => {
    const outside = (event: Event) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === true) return;
      onClose();
    };
    // A phone's bars change its height all the time; another width is another page.
    const width = window.innerWidth;
    const resized = () => {
      if (window.innerWidth !== width) onClose();
    };
    document.addEventListener('pointerdown', outside, true);
    window.addEventListener('scroll', outside, true);
    window.addEventListener('resize', resized);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      window.removeEventListener('scroll', outside, true);
      window.removeEventListener('resize', resized);
    };
  }, [onClose]);

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = itemsOf(event.currentTarget);
    const at = all.findIndex((one) => one === document.activeElement);
    const to = next(event.key, at, all);
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (to === null) return;
    else all[to]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={menu}
      popover="manual"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className={styles.menu}
      onKeyDown={move}
      onContextMenu={(event) => event.preventDefault()}
    >
      {items.map(({ value, label: words, icon, unable, danger = false }) => (
        <button
          key={value}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={styles.item}
          data-danger={danger || undefined}
          aria-disabled={unable === undefined ? undefined : true}
          onClick={() => {
            if (unable !== undefined) return;
            onClose();
            onChoose(value);
          }}
        >
          <Icon name={icon} size={18} />
          <span className={styles.words}>
            {words}
            {unable === undefined ? null : <span className={styles.unable}>{unable}</span>}
          </span>
        </button>
      ))}
    </div>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
}

/** Where a key leads; null where it leads nowhere. */
function next(key: string, at: number, all: HTMLElement[]): number | null {
  if (key === 'ArrowDown') return (at + 1) % all.length;
  if (key === 'ArrowUp') return (at - 1 + all.length) % all.length;
  if (key === 'Home') return 0;
  if (key === 'End') return all.length - 1;
  if (key.length !== 1 || key === ' ') return null;
  const begins = (one: HTMLElement) =>
    one.textContent.trim().toLowerCase().startsWith(key.toLowerCase());
  const later = all.findIndex((one, index) => index > at && begins(one));
  const found = later === -1 ? all.findIndex(begins) : later;
  return found === -1 ? null : found;
}
