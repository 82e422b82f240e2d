import {
  approvedSchema,
  devicesAnswerSchema,
  inspectAnswerSchema,
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
  body: { code: string; establishment: string | null; fingerprint: string },
) {
  return api.ask({ method: 'POST', path: '/devices/approve', body }, approvedSchema);
}

export function changeTablet(api: Api, id: string, act: 'revoke' | 'clear'): Promise<void> {
  return api.act({ method: 'POST', path: `/devices/${id}/${act}` });
}
