import { type LifeKind, stateOfChange } from '@comptoir/shared/devices/life';
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

type ChangeRefusal = 'not-found' | 'not-allowed' | 'conflict';

/** Changes the state of a tablet, or looks at a fork. */
export type ChangeDevice = (
  deps: Deps,
  id: string,
  by?: ChangedBy,
) => Promise<Result<null, ChangeRefusal>>;

/** « Retirer »: it goes on until what it holds is here and another one stands in its place (spec DEVICE-17). */
export const retireDevice: ChangeDevice = (deps, id, by) =>
  change(deps, id, { kind: 'device.retire', by: by ?? byCommand });

/** « Perdue »: from the commit on it gets no data, and its streams close (spec DEVICE-16). */
export const loseDevice: ChangeDevice = (deps, id, by) =>
  change(deps, id, { kind: 'device.lose', by: by ?? byCommand });

/** Ends a tablet's access: from the commit on it gets no data, and its streams close. */
export const revokeDevice: ChangeDevice = (deps, id, by) =>
  change(deps, id, { kind: 'device.revoke', by: by ?? byCommand });

/**
 * Somebody looked at a fork: the tablet's later facts are no longer flagged. Of one that was replaced, nothing more is
 * waited for (spec DEVICE-20).
 */
export const clearDevice: ChangeDevice = (deps, id, by) =>
  change(deps, id, { kind: 'device.clear', by: by ?? byCommand });

async function change(
  deps: Deps,
  id: string,
  { kind, by }: { kind: LifeKind | 'device.clear'; by: ChangedBy },
): Promise<Result<null, ChangeRefusal>> {
  const device = await deviceById(deps.db, id);
  if (!device || !by.mayChange(device)) return refused('not-found');
  const { organisation, establishment } = device;
  const isThere = kind !== 'device.clear' && device.status === stateOfChange(kind);
  if (!isThere) {
    const [outcome] = await appendServer(deps, mintOrganisationScope(organisation), [
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
    const refusal = outcome?.status === 'refused' ? outcome.refusal : undefined;
    if (refusal === 'conflict' || refusal === 'not-allowed' || refusal === 'not-found') {
      return refused(refusal);
    }
    if (refusal !== undefined) throw new Error(`A ${kind} was refused as ${refusal}.`);
    deps.log.info({ device: id, kind }, 'tablet changed');
  }
  if (kind === 'device.lose' || kind === 'device.revoke') deps.pokes.close(id);
  // A retired one tells its people at once; the one in its place learns what is waited for.
  deps.pokes.poke(organisation, establishment);
  return ok(null);
}
