import type { Me } from '@comptoir/shared/access/portal';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { meQuery } from './access/api.ts';
import { useApi } from './api/use-api.ts';

const inside = getRouteApi('/inside');

/** Who is logged in: as the way in found them, and as they are now once that changed. */
export function useMe(): Me {
  const { me } = inside.useRouteContext();
  return useQuery(meQuery(useApi())).data ?? me;
}

/** Moments of the administration are told in the zone of the first establishment. */
export function useZone(): string {
  return useMe().establishments[0]?.zone ?? 'Europe/Paris';
}
