import { calendarAddressSchema, calendarStateSchema } from '@comptoir/shared/planning/calendar';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../../api/api.ts';

export function calendarQuery(api: Api) {
  return queryOptions({
    queryKey: ['own-calendar'],
    queryFn: async () =>
      (await api.ask({ method: 'GET', path: '/own/calendar' }, calendarStateSchema)).feed,
  });
}

/** A new address, told this once. */
export function makeCalendar(api: Api) {
  return api.ask({ method: 'POST', path: '/own/calendar' }, calendarAddressSchema);
}

export function revokeCalendar(api: Api) {
  return api.act({ method: 'DELETE', path: '/own/calendar' });
}
