import type { eraseRequestSchema } from '@comptoir/shared/employees/portal';
import type * as z from 'zod/mini';
import type { Api } from '../api/api.ts';

/** C16: a link by mail to choose another password; the sessions of this organisation end. */
export function resetPasswordOf(api: Api, person: string): Promise<void> {
  return api.act({ method: 'POST', path: `/accesses/${person}/reset` });
}

/** Somebody lost their second factor: their password opens alone. */
export function endFactorOf(api: Api, person: string): Promise<void> {
  return api.act({ method: 'POST', path: `/accesses/${person}/second-factor-off` });
}

/** C18: the login goes, records of worked time stay. */
export function deleteAccountOf(api: Api, person: string): Promise<void> {
  return api.act({ method: 'DELETE', path: `/accesses/${person}/account` });
}

/** Personal data of somebody archived go for good; `too-early` before the retention period is over. */
export function eraseDataOf(
  api: Api,
  person: string,
  body: z.infer<typeof eraseRequestSchema>,
): Promise<void> {
  return api.act({ method: 'POST', path: `/employees/${person}/erase`, body });
}
