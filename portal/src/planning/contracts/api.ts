import { contractRequestSchema, contractsAnswerSchema } from '@comptoir/shared/planning/portal';
import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Api } from '../../api/api.ts';

export type Contract = z.infer<typeof contractsAnswerSchema>['contracts'][number];

export function contractsQuery(api: Api, person: string) {
  return queryOptions({
    queryKey: ['contracts', person],
    queryFn: () => api.ask({ method: 'GET', path: `/contracts/${person}` }, contractsAnswerSchema),
  });
}

export function setContract(
  api: Api,
  person: string,
  body: z.infer<typeof contractRequestSchema>,
): Promise<void> {
  return api.act({ method: 'PUT', path: `/contracts/${person}`, body });
}
