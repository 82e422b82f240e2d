import { useMemo } from 'react';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import { watchRecord } from './store.ts';

/**
 * Whether somebody else made this person's code and the store wants another one, or they became a manager and their
 * code is too short for the settings. Read while the pad stands.
 */
export function usePinChangeDue(tablet: Tablet, person: string): boolean {
  const record = useObserved(useMemo(() => watchRecord(tablet, person), [tablet, person]));
  if (record === null || record.pin.state === 'none') return false;
  return record.pin.change || (record.protected && record.pin.length < record.pinLength);
}
