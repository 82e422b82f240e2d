import { Skeleton } from '@comptoir/ui/skeleton';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asFailure } from './api/failure.ts';
import { Failed } from './failed.tsx';
import { useSpeech } from './language/language.tsx';

/** Shows what a question brought; its shape while it is awaited; and, where it failed, the last answer with a word about it. */
export function Loaded<T>({
  query,
  rows = 4,
  children,
}: {
  query: UseQueryResult<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  const { text } = useSpeech();
  const failure = asFailure(query.error);
  return (
    <>
      {failure === null ? null : <Failed failure={failure} onRetry={() => void query.refetch()} />}
      {query.data !== undefined
        ? children(query.data)
        : failure === null && <Skeleton rows={rows} label={text('app.loading')} />}
    </>
  );
}
