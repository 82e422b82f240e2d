import type { Request, Response } from 'express';
import type { Sessions } from '../devices/sessions.ts';
import { sendProblem } from './problem.ts';
import type { DeviceScope } from './scopes.ts';

/**
 * Who asks: the tablet whose access token stands in `Authorization: Bearer`. Cookies and addresses say nothing.
 *
 * @returns its scope; or null, once the refusal has been answered
 */
export async function deviceScope(
  sessions: Sessions,
  request: Request,
  response: Response,
): Promise<DeviceScope | null> {
  const [, token] =
    /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? '') ?? [];
  const found = token ? await sessions.scopeOf(token) : null;
  if (found?.ok) return found.value;
  sendProblem(response, found ? found.refusal : 'unauthorised');
  return null;
}
