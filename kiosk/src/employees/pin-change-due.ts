import { useMemo } from 'react';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import { watchRecord } from './store.ts';

/** Whether somebody else made this person's code and the store wants another one. Read while the pad stands. */
export function usePinChangeDue(tablet: Tablet, person: string): boolean {
  const record = useObserved(useMemo(() => watchRecord(tablet, person), [tablet, person]));
  return record?.pin.change === true && record.pin.state !== 'none';
}
