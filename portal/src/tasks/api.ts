import { ownTasksSchema } from '@comptoir/shared/tasks/portal';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';
import { live } from '../platform/live.ts';

/** What is one's own to do today; asked again while the page is looked at, since others do it too. */
export function ownTasksQuery(api: Api) {
  return queryOptions({
    queryKey: ['own-tasks'],
    queryFn: () => api.ask({ method: 'GET', path: '/own/tasks' }, ownTasksSchema),
    ...live(60_000),
  });
}
