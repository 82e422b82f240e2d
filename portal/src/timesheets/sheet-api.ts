import {
  anomaliesAnswerSchema,
  approvalRequestSchema,
  timesheetAnswerSchema,
  timesheetsAnswerSchema,
} from '@comptoir/shared/timesheets/portal';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Api } from '../api/api.ts';
import { live } from '../platform/live.ts';

type Asked = { establishment: string; from: string; to: string };

function query(path: string, asked: Record<string, string | null>): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => !!entry[1]);
  return `${path}?${new URLSearchParams(given).toString()}`;
}

/** Everybody's totals of a span, a day each for the chart. */
export function timesheetsQuery(api: Api, asked: Asked & { team: string | null }) {
  return queryOptions({
    queryKey: ['timesheets', 'people', asked],
    queryFn: () =>
      api.ask({ method: 'GET', path: query('/timesheets', asked) }, timesheetsAnswerSchema),
    ...live(60_000),
  });
}

/** The days behind one person's total. */
export function timesheetQuery(api: Api, person: string, asked: Asked) {
  return queryOptions({
    queryKey: ['timesheets', 'person', person, asked],
    queryFn: () =>
      api.ask(
        { method: 'GET', path: query(`/timesheets/${person}`, asked) },
        timesheetAnswerSchema,
      ),
    ...live(60_000),
  });
}

/** What somebody has to look at before these days can be paid. */
export function anomaliesQuery(api: Api, asked: Asked) {
  return queryOptions({
    queryKey: ['timesheets', 'anomalies', asked],
    queryFn: () =>
      api.ask(
        { method: 'GET', path: query('/timesheets/anomalies', asked) },
        anomaliesAnswerSchema,
      ),
    ...live(60_000),
  });
}

export function approveHours(api: Api, body: z.infer<typeof approvalRequestSchema>) {
  return api.act({ method: 'POST', path: '/timesheets/approvals', body });
}

/** A doubtful punch counts as it stands. */
export function acceptPunch(api: Api, punch: string) {
  return api.act({ method: 'POST', path: `/punches/${punch}/acceptance`, body: {} });
}

/** After a decision every account of hours is asked for again. */
export async function refreshHours(queries: QueryClient): Promise<void> {
  await Promise.all(
    [['timesheets'], ['hours'], ['doubtful'], ['punch-times']].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    ),
  );
}
