import { createContext, useContext, useSyncExternalStore } from 'react';

/** Acts that wait until the person at the screen has proved who they are. */
export type Proof = {
  /** Asks for it; acts that come meanwhile wait for the same answer. False: they would rather not. */
  ask: () => Promise<boolean>;
  settle: (proved: boolean) => void;
  /** Whether something waits. */
  read: () => boolean;
  listen: (changed: () => void) => () => void;
};

export function createProof(): Proof {
  let waiting: ((proved: boolean) => void)[] = [];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    ask: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        tell();
      }),
    settle: (proved) => {
      const all = waiting;
      waiting = [];
      for (const resolve of all) resolve(proved);
      tell();
    },
    read: () => waiting.length > 0,
    listen: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

export const ProofContext = createContext<Proof | null>(null);

/** Whether an act waits for a proof, and how it is given. */
export function useProof(): { wanted: boolean; settle: (proved: boolean) => void } {
  const proof = useContext(ProofContext);
  if (proof === null) throw new Error('A page stands outside <ProofContext>.');
  return { wanted: useSyncExternalStore(proof.listen, proof.read), settle: proof.settle };
}
