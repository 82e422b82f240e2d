import { absenceRowSchema } from '@comptoir/shared/planning/absence';
import {
  type OwnSchedule,
  type ownAbsenceRequestSchema,
  ownScheduleSchema,
  type swapRequestSchema,
  swapViewSchema,
} from '@comptoir/shared/planning/portal';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Api } from '../../api/api.ts';
import { live } from '../../platform/live.ts';

/** One's schedule of some business days, both included. */
export type LoadedSchedule = { from: string; to: string; schedule: OwnSchedule };

export function ownScheduleQuery(api: Api, { from, to }: { from: string; to: string }) {
  const path = `/own/schedule?from=${from}&to=${to}`;
  return queryOptions({
    queryKey: ['own-schedule', from, to],
    queryFn: async (): Promise<LoadedSchedule> => ({
      ...{ from, to },
      schedule: await api.ask({ method: 'GET', path }, ownScheduleSchema),
    }),
    ...live(60_000),
  });
}

export function refreshSchedule(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['own-schedule'] });
}

export function noteChangesSeen(api: Api, changes: readonly string[]): Promise<void> {
  return api.act({ method: 'POST', path: '/own/schedule/seen', body: { changes } });
}

export function acceptChanges(api: Api, changes: readonly string[]): Promise<void> {
  return api.act({ method: 'POST', path: '/own/schedule/acceptance', body: { changes } });
}

export function askAbsence(api: Api, body: z.infer<typeof ownAbsenceRequestSchema>) {
  return api.ask({ method: 'POST', path: '/own/absences', body }, absenceRowSchema);
}

export function withdrawAbsence(api: Api, id: string): Promise<void> {
  return api.act({ method: 'DELETE', path: `/own/absences/${id}` });
}

export function askSwap(api: Api, body: z.infer<typeof swapRequestSchema>) {
  return api.ask({ method: 'POST', path: '/own/swaps', body }, swapViewSchema);
}

export function answerSwap(api: Api, id: string, accepted: boolean) {
  return api.ask(
    { method: 'POST', path: `/swaps/${id}/answer`, body: { accepted } },
    swapViewSchema,
  );
}

export function withdrawSwap(api: Api, id: string) {
  return api.ask({ method: 'POST', path: `/swaps/${id}/withdrawal` }, swapViewSchema);
}
