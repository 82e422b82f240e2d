import {
  type Choices,
  type SubscriptionRequest,
  notificationsAnswerSchema,
  preferencesAnswerSchema,
  unreadSchema,
} from '@comptoir/shared/notifications/portal';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';

const all = ['notifications'] as const;

/** Everything about what one was told, to be asked anew. */
export const notificationsKey = { queryKey: all };

/**
 * How many are unread. Asked when a page is opened or comes back, and never by itself: what asks by itself would keep a
 * session alive that nobody uses.
 */
export function unreadQuery(api: Api) {
  return queryOptions({
    queryKey: [...all, 'unread'],
    queryFn: async () =>
      (await api.ask({ method: 'GET', path: '/own/notifications/unread' }, unreadSchema)).unread,
    staleTime: 30_000,
  });
}

/** Each page with the moment (ms) at which it came: an older one that is asked for makes those before it no younger. */
export function notificationsQuery(api: Api) {
  return infiniteQueryOptions({
    queryKey: [...all, 'list'],
    queryFn: async ({ pageParam }) => {
      const before = pageParam === null ? '' : `?before=${String(pageParam)}`;
      const path = `/own/notifications${before}`;
      const answer = await api.ask({ method: 'GET', path }, notificationsAnswerSchema);
      return { answer, at: Date.now() };
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ answer }) => answer.more,
  });
}

export function markRead(api: Api, body: { ids: string[] } | { until: number }) {
  return api.act({ method: 'POST', path: '/own/notifications/read', body });
}

export function preferencesQuery(api: Api) {
  return queryOptions({
    queryKey: ['notification-preferences'],
    queryFn: () =>
      api.ask({ method: 'GET', path: '/own/notifications/preferences' }, preferencesAnswerSchema),
  });
}

export function savePreferences(api: Api, choices: Choices) {
  return api.act({ method: 'PUT', path: '/own/notifications/preferences', body: { choices } });
}

export function saveSubscription(api: Api, body: SubscriptionRequest) {
  return api.act({ method: 'POST', path: '/own/push', body });
}

export function removeDevice(api: Api, id: string) {
  return api.act({ method: 'DELETE', path: `/own/push/${encodeURIComponent(id)}` });
}
