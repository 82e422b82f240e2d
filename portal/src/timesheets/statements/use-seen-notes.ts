import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { Api } from '../../api/api.ts';
import { Failure } from '../../api/failure.ts';
import { useApi } from '../../api/use-api.ts';
import { live } from '../../platform/live.ts';
import { noteSeen, refreshStatements } from './api.ts';
import { createSeenNotes } from './seen-notes.ts';
import { notes as browserNotes } from '../../platform/notes.ts';

const notes = createSeenNotes(browserNotes);

/** Refusals that no second try changes: the statement is not theirs, or not there any more. */
const final: readonly string[] = ['not-found', 'not-allowed', 'bad-request'];

/**
 * Tells the server which statements were opened, again and again until it has answered. `unheard`: it has not answered the
 * last time it was told.
 */
export function useSeenNotes(person: string) {
  const api = useApi();
  const queries = useQueryClient();
  const kept = useSyncExternalStore(notes.listen, notes.text);
  const waiting = notes.of(kept, person);
  const { error } = useQuery({
    queryKey: ['seen-notes', person, waiting],
    enabled: waiting.length > 0,
    queryFn: async () => {
      const heard: string[] = [];
      try {
        for (const statement of waiting) {
          await tell(api, statement);
          heard.push(statement);
        }
      } finally {
        notes.drop(person, heard);
      }
      await refreshStatements(queries);
      return true;
    },
    retry: false,
    gcTime: 0,
    ...live(15_000),
  });
  const note = useCallback((statement: string) => notes.add({ person, statement }), [person]);
  return { note, unheard: waiting.length > 0 && error !== null };
}

async function tell(api: Api, statement: string): Promise<void> {
  try {
    await noteSeen(api, statement);
  } catch (error) {
    if (!(error instanceof Failure) || !final.includes(error.code)) throw error;
  }
}
