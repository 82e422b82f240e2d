import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Deps } from '../deps.ts';
import { type DeviceRecord, deviceById } from '../directory/devices.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { appendServer } from '../journal/append.ts';

/** Who changes a tablet, at which door, and which tablets are theirs: others do not exist for them (X03). */
export type ChangedBy = {
  actor: string | null;
  source: ServerEnvelope['source'];
  mayChange(device: DeviceRecord): boolean;
};

const byCommand: ChangedBy = {
  actor: null,
  source: { door: 'command', account: null },
  mayChange: () => true,
};

/** Ends a tablet's access: from the commit on it gets no data, and its streams close. */
export async function revokeDevice(
  deps: Deps,
  id: string,
  by: ChangedBy = byCommand,
): Promise<Result<null, 'not-found'>> {
  const done = await change(deps, id, { kind: 'device.revoke', by });
  if (done.ok) deps.pokes.close(id);
  return done;
}

/** Somebody looked at a fork: the tablet's later facts are no longer flagged. */
export function clearDevice(
  deps: Deps,
  id: string,
  by: ChangedBy = byCommand,
): Promise<Result<null, 'not-found'>> {
  return change(deps, id, { kind: 'device.clear', by });
}

async function change(
  deps: Deps,
  id: string,
  { kind, by }: { kind: 'device.revoke' | 'device.clear'; by: ChangedBy },
): Promise<Result<null, 'not-found'>> {
  const device = await deviceById(deps.db, id);
  if (!device || !by.mayChange(device)) return refused('not-found');
  const { organisation, establishment } = device;
  await appendServer(deps, mintOrganisationScope(organisation), [
    {
      establishment,
      actor: by.actor,
      auth: 'none',
      source: by.source,
      kind,
      body: { device: id },
      attachments: [],
    },
  ]);
  deps.log.info({ device: id, kind }, 'tablet changed');
  return ok(null);
}
