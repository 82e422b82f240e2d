import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Deps } from '../deps.ts';
import { deviceById } from '../directory/devices.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { appendServer } from '../journal/append.ts';

/** Ends a tablet's access: from the commit on it gets no data, and its streams close. */
export async function revokeDevice(deps: Deps, id: string): Promise<Result<null, 'not-found'>> {
  const done = await change(deps, id, 'device.revoke');
  if (done.ok) deps.pokes.close(id);
  return done;
}

/** Somebody looked at a fork: the tablet's later facts are no longer flagged. */
export function clearDevice(deps: Deps, id: string): Promise<Result<null, 'not-found'>> {
  return change(deps, id, 'device.clear');
}

async function change(
  deps: Deps,
  id: string,
  kind: 'device.revoke' | 'device.clear',
): Promise<Result<null, 'not-found'>> {
  const device = await deviceById(deps.db, id);
  if (!device) return refused('not-found');
  const { organisation, establishment } = device;
  await appendServer(deps, mintOrganisationScope(organisation), [
    {
      establishment,
      actor: null,
      auth: 'none',
      source: { door: 'command', account: null },
      kind,
      body: { device: id },
      attachments: [],
    },
  ]);
  deps.log.info({ device: id, kind }, 'tablet changed');
  return ok(null);
}
