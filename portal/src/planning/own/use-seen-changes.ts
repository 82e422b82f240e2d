import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { Failure } from '../../api/failure.ts';
import { useApi } from '../../api/use-api.ts';
import { live } from '../../platform/live.ts';
import { noteChangesSeen, refreshSchedule } from './api.ts';
import { createSeenChanges } from './seen-notes.ts';
import { notes as browserNotes } from '../../platform/notes.ts';

const notes = createSeenChanges(browserNotes);

/** Changes that one request names. */
const atOnce = 100;
/** Refusals that no second try changes: there is no such change, or it is not theirs. */
const final: readonly string[] = ['not-found', 'not-allowed', 'bad-request'];

/** Tells the server which changes were shown, again and again until it has answered. */
export function useSeenChanges(person: string): (operations: readonly string[]) => void {
  const api = useApi();
  const queries = useQueryClient();
  const waiting = useSyncExternalStore(notes.listen, () => notes.text(person));
  useQuery({
    queryKey: ['seen-changes', person, waiting],
    enabled: waiting !== '',
    queryFn: async () => {
      const some = notes.of(person).slice(0, atOnce);
      try {
        await noteChangesSeen(api, some);
      } catch (error) {
        if (!(error instanceof Failure) || !final.includes(error.code)) throw error;
      }
      notes.drop(person, some);
      await refreshSchedule(queries);
      return true;
    },
    retry: false,
    gcTime: 0,
    ...live(15_000),
  });
  return useCallback((operations) => notes.add(person, operations), [person]);
}
