import type { Me } from '@comptoir/shared/access/portal';
import { useQueries } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';
import type { Asked } from '../widget.tsx';
import { periodsQuery } from './periods/api.ts';
import { anomaliesQuery, timesheetsQuery } from './sheet-api.ts';
import {
  type ToClose,
  type ToSettle,
  followedDays,
  isClosed,
  lastMonth,
  lookedInto,
} from './to-settle.ts';

/** A whole month of a store is not read every minute because somebody left the home open. */
const seldom = { refetchInterval: 5 * 60_000, staleTime: 60_000 } as const;

type Several = readonly {
  data: unknown;
  error: unknown;
  dataUpdatedAt: number;
  refetch: () => unknown;
}[];

/** Several questions as one: answered with what came; failed only where nothing did. */
function together<T>(queries: Several, data: T): Asked<T> {
  const came = queries.filter((one) => one.data !== undefined);
  const settled = queries.every((one) => one.data !== undefined || one.error !== null);
  return {
    data: settled && came.length > 0 ? data : undefined,
    error: settled && came.length === 0 ? (queries[0]?.error ?? null) : null,
    dataUpdatedAt: Math.min(...came.map((one) => one.dataUpdatedAt)),
    refetch: () => Promise.all(queries.map((one) => one.refetch())),
  };
}

/** What waits to be settled in the stores that one looks after. */
export function useToSettle(me: Me, now: number, enabled: boolean): Asked<ToSettle[]> {
  const api = useApi();
  const places = me.establishments.slice(0, lookedInto);
  const queries = useQueries({
    queries: places.map((place) => ({
      ...anomaliesQuery(api, { establishment: place.id, ...followedDays(now, place) }),
      ...seldom,
      enabled,
    })),
  });
  const stores = places.flatMap((place, at) => {
    const answer = queries[at]?.data;
    return answer === undefined ? [] : [{ place, anomalies: answer.anomalies }];
  });
  return together(queries, stores);
}

/** Stores whose last month has hours and is not closed. */
export function useToClose(me: Me, now: number, enabled: boolean): Asked<ToClose[]> {
  const api = useApi();
  const places = me.establishments.slice(0, lookedInto);
  const periods = useQueries({
    queries: places.map((place) => ({ ...periodsQuery(api, place.id), ...seldom, enabled })),
  });
  const open = places.filter((place, at) => {
    const answer = periods[at]?.data;
    return answer !== undefined && !isClosed(answer, lastMonth(now, place));
  });
  const sheets = useQueries({
    queries: open.map((place) => ({
      ...timesheetsQuery(api, { establishment: place.id, ...lastMonth(now, place), team: null }),
      ...seldom,
      enabled,
    })),
  });
  const toClose = open.flatMap((place, at) => {
    const worked = sheets[at]?.data?.people.some(({ totals }) => totals.raw > 0) === true;
    return worked ? [{ place, ...lastMonth(now, place) }] : [];
  });
  return together([...periods, ...sheets], toClose);
}
