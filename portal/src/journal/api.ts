import { type JournalQuery, journalAnswerSchema } from '@comptoir/shared/journal/portal';
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';

/** What the reader asks for; `before` is the pages' own. */
export type JournalFilter = Omit<JournalQuery, 'before'>;

/** Who changed what, newest first, page after page by position. */
export function journalQuery(api: Api, filter: JournalFilter) {
  return infiniteQueryOptions({
    queryKey: ['journal', filter],
    queryFn: ({ pageParam }) =>
      api.ask(
        { method: 'GET', path: `/journal${searchOf({ ...filter, before: pageParam })}` },
        journalAnswerSchema,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
}

function searchOf(wanted: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(wanted).flatMap(([key, value]) =>
    value === undefined || value === null || value === '' ? [] : [[key, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
