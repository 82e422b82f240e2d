import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import { Checkbox } from '@comptoir/ui/checkbox';
import { Menu, type MenuPlace } from '@comptoir/ui/menu';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useRef, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { type UserAct, actsFor } from './user-acts.ts';
import { SortHeader } from './sort-header.tsx';
import { UserRow } from './user-row.tsx';
import type { Entry, UsersOrder } from './users-list.ts';
import type { Selection } from './use-selection.ts';
import { useMe, useZone } from '../use-me.ts';
import styles from './users-table.module.css';

const icons = {
  open: 'forward',
  invite: 'mail',
  resend: 'mail',
  sms: 'message',
  revoke: 'lock',
  pin: 'key',
  archive: 'archive',
  restore: 'undo',
} as const;

const columns = ['name', 'email', 'roles', 'team', 'status'] as const;

/**
 * The people of a view. Only what is in sight is drawn; the row that holds the focus always is. Three dots, the right
 * button and the menu key open the same acts (C19); arrows go from row to row.
 */
export function UsersTable({
  entries,
  selection,
  order,
  down,
  onSort,
  onAct,
}: {
  entries: readonly Entry[];
  selection: Selection;
  order: UsersOrder;
  down: boolean;
  onSort: (order: UsersOrder, down: boolean) => void;
  onAct: (act: UserAct, line: EmployeeLine) => void;
}) {
  const { text } = useSpeech();
  const { establishments, permissions } = useMe();
  const zone = useZone();
  const table = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState<number | null>(null);
  const [menu, setMenu] = useState<{ line: EmployeeLine; place: MenuPlace } | null>(null);
  const names = new Map(establishments.map(({ id, name }) => [id, name]));
  const virtual = useWindowVirtualizer({
    count: entries.length,
    estimateSize: () => 60,
    overscan: 6,
    scrollMargin: top,
    getItemKey: (index) => entries[index]?.line.id ?? index,
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range);
      const kept = focused !== null && focused < entries.length && !rows.includes(focused);
      return kept ? [...rows, focused].sort((a, b) => a - b) : rows;
    },
  });
  const measure = useCallback((element: HTMLDivElement | null) => {
    table.current = element;
    if (element !== null) setTop(element.getBoundingClientRect().top + window.scrollY);
  }, []);

  const { toggle } = selection;
  const openMenu = useCallback(
    (line: EmployeeLine, place: MenuPlace) => setMenu({ line, place }),
    [],
  );
  const closeMenu = useCallback(() => setMenu(null), []);

  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = rowOf(event.target);
    const line = at === null ? undefined : entries[at]?.line;
    if (at === null || line === undefined) return;
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      openMenu(line, (event.target as HTMLElement).getBoundingClientRect());
      return;
    }
    const next = at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0);
    if (next === at || next < 0 || next >= entries.length) return;
    event.preventDefault();
    const control = (event.target as HTMLElement).dataset['control'] ?? 'name';
    virtual.scrollToIndex(next);
    const focus = () =>
      table.current
        ?.querySelector<HTMLElement>(`[data-index="${next}"] [data-control="${control}"]`)
        ?.focus({ preventScroll: true });
    setFocused(next);
    requestAnimationFrame(() => requestAnimationFrame(focus));
  };

  const rightClick = (event: MouseEvent<HTMLDivElement>) => {
    const at = rowOf(event.target);
    const line = at === null ? undefined : entries[at]?.line;
    if (line === undefined) return;
    event.preventDefault();
    const { clientX: x, clientY: y } = event;
    // The menu key brings the middle of what has the focus; a mouse its own point.
    setMenu({ line, place: { left: x, right: x, top: y, bottom: y } });
  };

  const chosen = selection.chosen.size;
  return (
    <div className={styles.frame}>
      <div
        role="table"
        aria-label={text('users.table')}
        aria-rowcount={entries.length + 1}
        className={styles.table}
        onKeyDown={step}
        onContextMenu={rightClick}
        onFocus={(event) => setFocused(rowOf(event.target))}
      >
        <div role="rowgroup">
          <div role="row" aria-rowindex={1} className={styles.header}>
            <div role="columnheader" className={styles.tick}>
              <Checkbox
                label={<span className={styles.all}>{text('users.select-all')}</span>}
                checked={chosen > 0 && chosen === entries.length}
                some={chosen > 0 && chosen < entries.length}
                onChange={() => (chosen === entries.length ? selection.clear() : selection.all())}
              />
            </div>
            {columns.map((column) =>
              column === 'roles' ? (
                <div key={column} role="columnheader" className={styles.roles}>
                  {text('users.column-roles')}
                </div>
              ) : (
                <SortHeader
                  key={column}
                  column={column}
                  chosen={order === column}
                  down={down}
                  onSort={onSort}
                />
              ),
            )}
            <div role="columnheader" className={styles.acts}>
              <span className={styles.spoken}>{text('users.column-acts')}</span>
            </div>
          </div>
        </div>
        <div
          ref={measure}
          role="rowgroup"
          className={styles.rows}
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const entry = entries[index];
            if (entry === undefined) return null;
            const { id, establishments: works } = entry.line;
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                role="row"
                aria-rowindex={index + 2}
                data-index={index}
                data-chosen={selection.chosen.has(id) || undefined}
                data-open={menu?.line.id === id || undefined}
                className={styles.row}
                style={{ transform: `translateY(${start - top}px)` }}
              >
                <UserRow
                  entry={entry}
                  index={index}
                  chosen={selection.chosen.has(id)}
                  places={
                    names.size < 2
                      ? ''
                      : works
                          .map((one) => names.get(one))
                          .filter(Boolean)
                          .join(', ')
                  }
                  zone={zone}
                  onToggle={toggle}
                  onMenu={openMenu}
                />
              </div>
            );
          })}
        </div>
      </div>
      {menu === null ? null : (
        <Menu
          label={text('users.acts-of', { name: nameOf(menu.line) ?? text('person.erased') })}
          place={menu.place}
          items={actsFor(menu.line, permissions).map(({ act, unable }) => ({
            value: act,
            label: text(`users.act-${act}`),
            icon: icons[act],
            danger: act === 'revoke' || act === 'archive',
            ...(unable === null ? {} : { unable: text(`users.unable-${unable}`) }),
          }))}
          onChoose={(act) => onAct(act, menu.line)}
          onClose={closeMenu}
        />
      )}
    </div>
  );
}

function nameOf({ name }: EmployeeLine): string | null {
  return name === null ? null : `${name.given} ${name.family}`.trim();
}

/** The row in which something stands; null for the header and for what is no row. */
function rowOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row === null ? null : Number(row.dataset['index']);
}
