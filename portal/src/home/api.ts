import { coverAnswerSchema, waitingAnswerSchema } from '@comptoir/shared/access/portal';
import { backupStatusSchema } from '@comptoir/shared/evidence/backups';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';
import { live } from '../platform/live.ts';

export function waitingQuery(api: Api) {
  return queryOptions({
    queryKey: ['waiting'],
    queryFn: async () =>
      (await api.ask({ method: 'GET', path: '/accesses/waiting' }, waitingAnswerSchema)).waiting,
    ...live(60_000),
  });
}

export function coverQuery(api: Api) {
  return queryOptions({
    queryKey: ['cover'],
    queryFn: async () =>
      (await api.ask({ method: 'GET', path: '/accesses/cover' }, coverAnswerSchema)).cover,
    ...live(60_000),
  });
}

export function backupsQuery(api: Api) {
  return queryOptions({
    queryKey: ['backups'],
    queryFn: () => api.ask({ method: 'GET', path: '/backups' }, backupStatusSchema),
    ...live(60_000),
  });
}
