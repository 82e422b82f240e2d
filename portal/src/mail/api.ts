import { mailAnswerSchema } from '@comptoir/shared/mail/portal';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';

export function mailQuery(api: Api) {
  return queryOptions({
    queryKey: ['mail'],
    queryFn: () => api.ask({ method: 'GET', path: '/mail' }, mailAnswerSchema),
    refetchInterval: 30_000,
  });
}

export function retryMail(api: Api, id: string): Promise<void> {
  return api.act({ method: 'POST', path: `/mail/${id}/retry` });
}
