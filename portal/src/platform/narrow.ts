import { useSyncExternalStore } from 'react';

const query = '(max-width: 699px)';

function listen(changed: () => void): () => void {
  const list = window.matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** Whether the window has the width of a phone, where another arrangement stands. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => window.matchMedia(query).matches);
}
