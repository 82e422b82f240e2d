import {
  type PlannedShift,
  type ShiftEdit,
  planningAnswerSchema,
  type positionRequestSchema,
  publicationPreviewSchema,
  type publicationRequestSchema,
  publicationViewSchema,
  shiftsAnswerSchema,
  type templateRequestSchema,
  templatesAnswerSchema,
} from '@comptoir/shared/planning/portal';
import { addDays } from '@comptoir/shared/time/business-day';
import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Api } from '../api/api.ts';
import { live } from '../platform/live.ts';
import type { PlanPeriod } from './plan-days.ts';

/** Days that are asked for: those around the ones that are shown too, for rests and weeks that lie across them. */
export type PlanWindow = { from: string; to: string };

export function windowAround({ from, to }: Pick<PlanPeriod, 'from' | 'to'>): PlanWindow {
  return { from: addDays(from, -7), to: addDays(to, 7) };
}

/** The plan of an establishment: asked again by itself, so that two managers see each other's work. */
export function planningQuery(api: Api, establishment: string, { from, to }: PlanWindow) {
  const path = `/planning?establishment=${establishment}&from=${from}&to=${to}`;
  return queryOptions({
    queryKey: ['planning', establishment, from, to],
    queryFn: () => api.ask({ method: 'GET', path }, planningAnswerSchema),
    ...live(20_000),
  });
}

/** Writes all of it or nothing. @param attempt asked twice under the same id, it is done once */
export async function writeShifts(
  api: Api,
  establishment: string,
  attempt: string,
  changes: readonly ShiftEdit[],
): Promise<readonly PlannedShift[]> {
  const body = { establishment, changes };
  const ask = { method: 'POST', path: '/planning/shifts', body, attempt } as const;
  return (await api.ask(ask, shiftsAnswerSchema)).shifts;
}

/** What a publication would do, fresh each time: it is what the manager agrees to. */
export function publicationQuery(
  api: Api,
  of: { establishment: string; from: string; to: string; team: string | null },
) {
  const team = of.team === null ? '' : `&team=${of.team}`;
  const path = `/planning/publication?establishment=${of.establishment}&from=${of.from}&to=${of.to}${team}`;
  return queryOptions({
    queryKey: ['planning-publication', of.establishment, of.from, of.to, of.team],
    queryFn: () => api.ask({ method: 'GET', path }, publicationPreviewSchema),
    staleTime: 0,
    gcTime: 0,
  });
}

export function publish(api: Api, body: z.infer<typeof publicationRequestSchema>) {
  const ask = { method: 'POST', path: '/planning/publications', body, patience: 60_000 } as const;
  return api.ask({ ...ask, attempt: body.publication }, publicationViewSchema);
}

export function templatesQuery(api: Api, establishment: string) {
  const path = `/planning/templates?establishment=${establishment}`;
  return queryOptions({
    queryKey: ['planning-templates', establishment],
    queryFn: async () => (await api.ask({ method: 'GET', path }, templatesAnswerSchema)).templates,
  });
}

export function defineTemplate(
  api: Api,
  body: z.infer<typeof templateRequestSchema>,
): Promise<void> {
  return api.act({ method: 'POST', path: '/planning/templates', body });
}

export function definePosition(
  api: Api,
  body: z.infer<typeof positionRequestSchema>,
): Promise<void> {
  return api.act({ method: 'POST', path: '/planning/positions', body });
}
