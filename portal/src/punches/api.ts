import { doubtfulAnswerSchema, presenceAnswerSchema } from '@comptoir/shared/punches/portal';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';
import { live } from '../platform/live.ts';

export function presenceQuery(api: Api) {
  return queryOptions({
    queryKey: ['presence'],
    queryFn: () => api.ask({ method: 'GET', path: '/presence' }, presenceAnswerSchema),
    ...live(30_000),
  });
}

export function doubtfulQuery(api: Api) {
  return queryOptions({
    queryKey: ['doubtful'],
    queryFn: async () =>
      (await api.ask({ method: 'GET', path: '/punches/doubtful' }, doubtfulAnswerSchema)).punches,
    ...live(60_000),
  });
}
