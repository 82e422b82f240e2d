import { uuidSchema } from '@comptoir/shared/journal/ids';
import { type lockRequestSchema, periodsAnswerSchema } from '@comptoir/shared/timesheets/portal';
import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { Api } from '../../api/api.ts';

/** Closed and reopened spans of an establishment, the newest first. */
export function periodsQuery(api: Api, establishment: string) {
  return queryOptions({
    queryKey: ['timesheets', 'periods', establishment],
    queryFn: async () =>
      (
        await api.ask(
          { method: 'GET', path: `/periods?establishment=${establishment}` },
          periodsAnswerSchema,
        )
      ).periods,
  });
}

const made = z.object({ id: uuidSchema });

export function closePeriod(api: Api, body: z.infer<typeof lockRequestSchema>) {
  return api.ask({ method: 'POST', path: '/periods', body }, made);
}

export function reopenPeriod(api: Api, id: string, reason: string) {
  return api.act({ method: 'POST', path: `/periods/${id}/reopening`, body: { reason } });
}
