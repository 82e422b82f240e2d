import {
  type AccessView,
  type Holdings,
  accessViewSchema,
  coverAnswerSchema,
} from '@comptoir/shared/access/portal';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';

/** Everything that somebody holds from now on; refused `conflict` where they hold something else than `from`. */
export function saveHoldings(
  api: Api,
  person: string,
  body: { from: Holdings; to: Holdings },
): Promise<AccessView> {
  return api.ask({ method: 'PUT', path: `/accesses/${person}/holdings`, body }, accessViewSchema);
}

/** How somebody's access stands at this moment. */
export function accessOf(api: Api, person: string): Promise<AccessView> {
  return api.ask({ method: 'GET', path: `/accesses?person=${person}` }, accessViewSchema);
}

/** Who holds the roles that a house must not be without (W9). */
export function standInsQuery(api: Api) {
  return queryOptions({
    queryKey: ['cover'],
    queryFn: async () =>
      (await api.ask({ method: 'GET', path: '/accesses/cover' }, coverAnswerSchema)).cover,
  });
}
