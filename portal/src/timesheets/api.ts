import { ownHoursSchema } from '@comptoir/shared/timesheets/portal';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';
import { live } from '../platform/live.ts';

/** One's own hours; both dates included. */
export function ownHoursQuery(api: Api, from: string, to: string) {
  return queryOptions({
    queryKey: ['hours', from, to],
    queryFn: () =>
      api.ask({ method: 'GET', path: `/me/hours?from=${from}&to=${to}` }, ownHoursSchema),
    ...live(60_000),
  });
}
