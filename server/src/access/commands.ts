import { type PinFault, checkNewPin } from '@comptoir/shared/access/pin';
import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { hash as bcryptHash } from 'bcryptjs';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { findRoster } from '../journal/roster.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendWithin, wake } from '../journal/append.ts';
import { lockHead } from '../journal/head.ts';
import { sealBox } from '../platform/box.ts';

/** bcrypt cost of PINs (DESIGN §7): the tablet repeats it at every check. */
export const pinCost = 10;

export type NewPin = {
  person: string;
  pin: string;
  /** Who set it: an employee, or null for the server itself. */
  actor?: string | null;
  source?: ServerEnvelope['source'];
};

/** Sets one PIN. See `setPins`. */
export function setPin(
  deps: Deps,
  scope: OrganisationScope,
  input: NewPin,
): Promise<Result<{ person: string; version: number }[], PinFault | 'not-found'>> {
  return setPins(deps, scope, [input]);
}

/**
 * Sets PINs, all or none: policy, bcrypt, the sealed row and its `pin.set` in one transaction. The PIN and
 * its hash are never in the journal and never logged.
 *
 * @returns the new version of each, or the first fault found
 */
export async function setPins(
  deps: Deps,
  scope: OrganisationScope,
  inputs: readonly NewPin[],
): Promise<Result<{ person: string; version: number }[], PinFault | 'not-found'>> {
  const { organisation } = scope;
  const roster = await findRoster(
    deps.db,
    organisation,
    inputs.map(({ person }) => person),
  );
  const sealed: { input: NewPin; length: number; sealed: string }[] = [];
  for (const input of inputs) {
    const entry = roster.get(input.person);
    if (!entry || entry.archived) return refused('not-found');
    const pin = checkNewPin(input.pin, entry.role);
    if (!pin.ok) return refused(pin.refusal);
    const bcrypt = new TextEncoder().encode(await bcryptHash(pin.value, pinCost));
    sealed.push({
      input,
      length: pin.value.length,
      sealed: sealBox(deps.keys.pin, input.person, bcrypt),
    });
  }
  const { touched, versions } = await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, organisation);
    const operations: NewServerOperation[] = [];
    const versions: { person: string; version: number }[] = [];
    for (const { input, length, sealed: box } of sealed) {
      const { person } = input;
      const { version } = await trx
        .insertInto('pin')
        .values({ organisation, person, version: 1, length, sealed: box })
        .onConflict((on) =>
          on.columns(['organisation', 'person']).doUpdateSet((set) => ({
            version: set('pin.version', '+', 1),
            length,
            sealed: box,
          })),
        )
        .returning('version')
        .executeTakeFirstOrThrow();
      versions.push({ person, version });
      operations.push({
        establishment: null,
        actor: input.actor ?? null,
        auth: 'none',
        source: input.source ?? { door: 'system', account: null },
        kind: 'pin.set',
        body: { person, version, length },
        attachments: [],
      });
    }
    const { touched } = await appendWithin(trx, deps, scope, operations);
    return { touched, versions };
  });
  wake(deps, organisation, touched);
  return ok(versions);
}
