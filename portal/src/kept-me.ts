import { type Me, meSchema } from '@comptoir/shared/access/portal';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { meQuery } from './access/api.ts';
import type { Api } from './api/api.ts';
import { Failure } from './api/failure.ts';
import { useApi } from './api/use-api.ts';
import { isUnreached, patience } from './kept-answer.ts';
import { keptHere } from './platform/kept.ts';

/**
 * Who is logged in. Where the server cannot be reached, or takes long, it is whoever was here last and has not logged out
 * (spec PLAN-97): the page opens, and asks again by itself. A server that answers otherwise is believed.
 */
export async function whoIsHere({ api, queries }: { api: Api; queries: QueryClient }): Promise<Me> {
  const { queryKey } = meQuery(api);
  const asked = queries.ensureQueryData(meQuery(api));
  // It may fail while the copy is still looked for; what it says later is heard where the page asks again.
  asked.catch(() => undefined);
  if (queries.getQueryData(queryKey) !== undefined) return asked;
  const kept = await keptMe();
  if (kept === null) return asked;
  try {
    const waited = new Promise<null>((resolve) => setTimeout(resolve, patience, null));
    const me = await Promise.race([asked, waited]);
    if (me !== null) return me;
  } catch (error) {
    if (!(error instanceof Failure && isUnreached(error.code))) throw error;
  }
  // An older answer never covers what it says later.
  queries.setQueryData(queryKey, kept.me, { updatedAt: kept.at });
  return kept.me;
}

async function keptMe(): Promise<{ me: Me; at: number } | null> {
  const kept = await keptHere.read('me', Date.now());
  const me = meSchema.safeParse(kept?.value);
  if (kept === null || !me.success) return null;
  // The log-out of this page goes for what was kept by an earlier one too.
  await keptHere.own(kept.person);
  return { me: me.data, at: kept.at };
}

/** Keeps who is logged in beside their schedule, and clears what was kept for anybody else. */
export function useKeptMe(me: Me): void {
  const { dataUpdatedAt } = useQuery(meQuery(useApi()));
  useEffect(() => {
    const { id } = me.person;
    void keptHere.own(id);
    if (dataUpdatedAt > 0) void keptHere.keep('me', { person: id, at: dataUpdatedAt, value: me });
  }, [me, dataUpdatedAt]);
}
