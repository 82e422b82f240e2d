import {
  apartAnswerSchema,
  approvedSchema,
  type SettleRequest,
  devicesAnswerSchema,
  inspectAnswerSchema,
  quarantineAnswerSchema,
} from '@comptoir/shared/devices/portal';
import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Api } from '../api/api.ts';

export type Inspected = z.infer<typeof inspectAnswerSchema>;

export function devicesQuery(api: Api) {
  return queryOptions({
    queryKey: ['devices'],
    queryFn: () => api.ask({ method: 'GET', path: '/devices' }, devicesAnswerSchema),
    refetchInterval: 60_000,
  });
}

export function inspectCode(api: Api, body: { code: string; establishment: string | null }) {
  return api.ask({ method: 'POST', path: '/devices/inspect', body }, inspectAnswerSchema);
}

export function approveTablet(
  api: Api,
  body: {
    code: string;
    establishment: string | null;
    fingerprint: string;
    replaces: string | null;
  },
) {
  return api.ask({ method: 'POST', path: '/devices/approve', body }, approvedSchema);
}

export function changeTablet(
  api: Api,
  id: string,
  act: 'retire' | 'lose' | 'revoke' | 'clear',
): Promise<void> {
  return api.act({ method: 'POST', path: `/devices/${id}/${act}` });
}

/** Tablets of which something waits for a decision, for whoever may look at it. */
export function apartQuery(api: Api) {
  return queryOptions({
    queryKey: ['devices', 'apart'],
    queryFn: () => api.ask({ method: 'GET', path: '/devices/apart' }, apartAnswerSchema),
    refetchInterval: 60_000,
  });
}

/** What a tablet handed in apart, and what became of it. */
export function quarantineQuery(api: Api, device: string) {
  return queryOptions({
    queryKey: ['devices', device, 'quarantine'],
    queryFn: () =>
      api.ask({ method: 'GET', path: `/devices/${device}/quarantine` }, quarantineAnswerSchema),
    refetchInterval: 60_000,
  });
}

export function settle(api: Api, device: string, hash: string, body: SettleRequest): Promise<void> {
  return api.act({ method: 'POST', path: `/devices/${device}/quarantine/${hash}`, body });
}
