import { createContext, useContext, useSyncExternalStore } from 'react';

/** Whether the server does not know the session of this page any more. What was typed here must not be lost by it. */
export type SessionEnd = {
  begin: () => void;
  clear: () => void;
  read: () => boolean;
  listen: (changed: () => void) => () => void;
};

export function createSessionEnd(): SessionEnd {
  let ended = false;
  const listeners = new Set<() => void>();
  const set = (value: boolean) => {
    if (ended === value) return;
    ended = value;
    for (const listener of listeners) listener();
  };
  return {
    begin: () => set(true),
    clear: () => set(false),
    read: () => ended,
    listen: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

export const SessionEndContext = createContext<SessionEnd | null>(null);

export function useSessionEnd(): SessionEnd {
  const end = useContext(SessionEndContext);
  if (end === null) throw new Error('A page stands outside <SessionEndContext>.');
  return end;
}

export function useSessionEnded(): boolean {
  const { listen, read } = useSessionEnd();
  return useSyncExternalStore(listen, read);
}
