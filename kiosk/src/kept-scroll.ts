import { type RefCallback, useCallback } from 'react';

/** A list that one comes back to stands where it was left. `kept`: pixels, by `key`; it outlives the list. */
export function useKeptScroll(kept: Map<string, number>, key: string): RefCallback<HTMLElement> {
  return useCallback<RefCallback<HTMLElement>>(
    (element) => {
      if (element === null) return;
      element.scrollTop = kept.get(key) ?? 0;
      const keep = () => void kept.set(key, element.scrollTop);
      element.addEventListener('scroll', keep, { passive: true });
      return () => element.removeEventListener('scroll', keep);
    },
    [kept, key],
  );
}
