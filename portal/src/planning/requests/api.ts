import { absenceRowSchema } from '@comptoir/shared/planning/absence';
import { planRequestsSchema, swapViewSchema } from '@comptoir/shared/planning/portal';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../../api/api.ts';
import { live } from '../../platform/live.ts';

/** What waits for a manager's decision, wherever they may give it. */
export function planRequestsQuery(api: Api) {
  return queryOptions({
    queryKey: ['plan-requests'],
    queryFn: () => api.ask({ method: 'GET', path: '/planning/requests' }, planRequestsSchema),
    ...live(30_000),
  });
}

export type PlanDecision = { decision: 'approved' | 'refused'; reason: string | null };

export function decideAbsence(api: Api, id: string, body: PlanDecision) {
  return api.ask({ method: 'POST', path: `/absences/${id}/decision`, body }, absenceRowSchema);
}

export function decideSwap(api: Api, id: string, body: PlanDecision) {
  return api.ask({ method: 'POST', path: `/swaps/${id}/decision`, body }, swapViewSchema);
}
