import {
  establishmentRequestSchema,
  establishmentViewSchema,
  establishmentsAnswerSchema,
} from '@comptoir/shared/establishments/portal';
import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Api } from '../api/api.ts';

export function establishmentsQuery(api: Api) {
  return queryOptions({
    queryKey: ['establishments'],
    queryFn: () => api.ask({ method: 'GET', path: '/establishments' }, establishmentsAnswerSchema),
  });
}

export function addEstablishment(api: Api, body: z.infer<typeof establishmentRequestSchema>) {
  return api.ask({ method: 'POST', path: '/establishments', body }, establishmentViewSchema);
}
