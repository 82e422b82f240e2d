import type { Me } from '@comptoir/shared/access/portal';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { meQuery } from './access/api.ts';
import { useApi } from './api/use-api.ts';
import { live } from './platform/live.ts';

const inside = getRouteApi('/inside');

/** Who is logged in: as the way in found them, and as they are now once that changed. */
export function useMe(): Me {
  const { me } = inside.useRouteContext();
  return useQuery(meQuery(useApi())).data ?? me;
}

/** The same, asked again by itself: a change of roles is followed within a minute, and at every look at the page. */
export function useLiveMe(): Me {
  const { me } = inside.useRouteContext();
  const query = useQuery({
    ...meQuery(useApi()),
    ...live(60_000),
    refetchOnWindowFocus: 'always',
  });
  return query.data ?? me;
}

/** Moments of the administration are told in the zone of the first establishment. */
export function useZone(): string {
  return useMe().establishments[0]?.zone ?? 'Europe/Paris';
}
