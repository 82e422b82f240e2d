import {
  type AnnouncementDetail,
  type AnnouncementRequest,
  announcementDetailSchema,
  announcementsAnswerSchema,
  ownAnnouncementsSchema,
} from '@comptoir/shared/announcements/portal';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';
import { live } from '../platform/live.ts';

/** What is said to oneself. */
export function ownNewsQuery(api: Api) {
  return queryOptions({
    queryKey: ['own-announcements'],
    queryFn: () => api.ask({ method: 'GET', path: '/own/announcements' }, ownAnnouncementsSchema),
    ...live(60_000),
  });
}

export function readNews(api: Api, id: string): Promise<void> {
  return api.act({ method: 'POST', path: `/own/announcements/${id}/read`, body: {} });
}

/** What is announced within one's reach, and where one may. */
export function announcementsQuery(api: Api) {
  return queryOptions({
    queryKey: ['announcements'],
    queryFn: () => api.ask({ method: 'GET', path: '/announcements' }, announcementsAnswerSchema),
    ...live(30_000),
  });
}

export function announcementQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: ['announcements', id],
    queryFn: () => readAnnouncement(api, id),
    ...live(30_000),
  });
}

export function readAnnouncement(api: Api, id: string): Promise<AnnouncementDetail> {
  return api.ask({ method: 'GET', path: `/announcements/${id}` }, announcementDetailSchema);
}

/** Asked twice, it is one: the page made its id. */
export function publish(api: Api, body: AnnouncementRequest): Promise<AnnouncementDetail> {
  return api.ask({ method: 'POST', path: '/announcements', body }, announcementDetailSchema);
}

export function withdraw(api: Api, id: string): Promise<void> {
  return api.act({ method: 'POST', path: `/announcements/${id}/withdrawal`, body: {} });
}
