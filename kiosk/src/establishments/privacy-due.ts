import { useMemo } from 'react';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import { watchPrivacyDue } from './store.ts';

/** Whether somebody has still to read this edition of « Vos données » on this tablet. */
export function usePrivacyDue(tablet: Tablet, person: string | null): boolean {
  return useObserved(useMemo(() => watchPrivacyDue(tablet, person), [tablet, person])) === true;
}
