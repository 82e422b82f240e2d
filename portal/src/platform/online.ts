import { useSyncExternalStore } from 'react';

function listen(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Whether the browser believes that it has a network. Only for a hint: a question may fail all the same. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine);
}
