import { useCallback, useState } from 'react';
import { type Failure, asFailure } from './failure.ts';

export type Act<Input, Output> = {
  run: (input: Input) => Promise<Output | null>;
  busy: boolean;
  failure: Failure | null;
  clear: () => void;
};

/**
 * One act of a screen: whether it is going on, and what went wrong last. `run` answers null when it was refused; a
 * second run while one is going on does nothing.
 */
export function useAct<Input, Output>(
  perform: (input: Input) => Promise<Output>,
): Act<Input, Output> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async (input: Input): Promise<Output | null> => {
    if (busy) return null;
    setBusy(true);
    setFailure(null);
    try {
      return await perform(input);
    } catch (error) {
      setFailure(asFailure(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  const clear = useCallback(() => setFailure(null), []);
  return { run, busy, failure, clear };
}
