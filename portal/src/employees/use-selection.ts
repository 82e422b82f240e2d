import { useCallback, useMemo, useRef, useState } from 'react';

export type Selection = {
  /** Those chosen among what is shown: an act never touches anybody out of sight. */
  chosen: ReadonlySet<string>;
  /** @param through from the last one that was touched to this one, as the shift key has it */
  toggle: (id: string, through: boolean) => void;
  all: () => void;
  clear: () => void;
};

/** What is chosen of a list. @param shown ids in the order in which they stand */
export function useSelection(shown: readonly string[]): Selection {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const chosen = useMemo(
    () => (kept.size === 0 ? kept : new Set(shown.filter((id) => kept.has(id)))),
    [kept, shown],
  );
  const toggle = useCallback(
    (id: string, through: boolean) => {
      const from = through && anchor.current !== null ? shown.indexOf(anchor.current) : -1;
      const to = shown.indexOf(id);
      anchor.current = id;
      setKept((before) => {
        const next = new Set(before);
        const wanted = !before.has(id);
        const ids = from === -1 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
        for (const one of ids) {
          if (wanted) next.add(one);
          else next.delete(one);
        }
        return next;
      });
    },
    [shown],
  );
  const all = useCallback(() => setKept(new Set(shown)), [shown]);
  const clear = useCallback(() => setKept(new Set()), []);
  return { chosen, toggle, all, clear };
}
