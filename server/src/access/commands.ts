import {
  type PinFault,
  checkNewPin,
  generatePin,
  managerPinLength,
} from '@comptoir/shared/access/pin';
import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { hash as bcryptHash } from 'bcryptjs';
import { inTransaction } from '../database/driver.ts';
import type { Reader } from '../database/connection.ts';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendWithin, wake } from '../journal/append.ts';
import { lockHead } from '../journal/head.ts';
import { findEstablishments } from '../journal/queries.ts';
import { findRoster } from '../journal/roster.ts';
import { sealBox } from '../platform/box.ts';
import { findPersonalDigits } from './queries.ts';

/** bcrypt cost of PINs (DESIGN §7): the tablet repeats it at every check. */
export const pinCost = 10;

export type NewPin = {
  person: string;
  pin: string;
  /** Who set it: an employee, or null for the server itself. */
  actor?: string | null;
  source?: ServerEnvelope['source'];
  /** Its owner is asked for another one at first use. */
  change?: boolean;
};

type PinRefusal = PinFault | 'not-found' | 'not-allowed';

/** Sets one PIN. See `setPins`. */
export function setPin(
  deps: Deps,
  scope: OrganisationScope,
  input: NewPin,
): Promise<Result<{ person: string; version: number }[], PinRefusal>> {
  return setPins(deps, scope, [input]);
}

/**
 * Sets PINs, all or none: policy, bcrypt, the sealed row and its `pin.set` in one transaction. The PIN and
 * its hash are never in the journal and never logged. A PIN that somebody else has is taken without a word (T26).
 *
 * @returns the new version of each, or the first fault found; `not-allowed` where the journal, under its lock, does not
 *   let its author set one of them
 */
export async function setPins(
  deps: Deps,
  scope: OrganisationScope,
  inputs: readonly NewPin[],
): Promise<Result<{ person: string; version: number }[], PinRefusal>> {
  const { organisation } = scope;
  const people = inputs.map(({ person }) => person);
  const roster = await findRoster(deps.db, organisation, people);
  const personal = await findPersonalDigits(deps.db, organisation, people);
  const sealed: { input: NewPin; length: number; box: string }[] = [];
  for (const input of inputs) {
    const entry = roster.get(input.person);
    if (!entry || entry.archived) return refused('not-found');
    const pin = checkNewPin(input.pin, entry.role, personal.get(input.person));
    if (!pin.ok) return refused(pin.refusal);
    const bcrypt = new TextEncoder().encode(await bcryptHash(pin.value, deps.pinCost ?? pinCost));
    const box = sealBox(deps.keys.pin, input.person, bcrypt);
    sealed.push({ input, length: pin.value.length, box });
  }
  const done = await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, organisation);
    const operations: NewServerOperation[] = [];
    const versions: { person: string; version: number }[] = [];
    const at = deps.clock.now();
    for (const { input, length, box } of sealed) {
      const { person, actor = null, change = false } = input;
      const set = { person, length, sealed: box, at, by: actor, change };
      const version = await writePin(trx, organisation, set);
      versions.push({ person, version });
      operations.push({
        establishment: null,
        actor,
        auth: 'none',
        source: input.source ?? { door: 'system', account: null },
        kind: 'pin.set',
        body: { person, version, length },
        attachments: [],
      });
    }
    const { outcomes, touched } = await appendWithin(trx, deps, scope, operations);
    // The sealed rows were written with them: what is refused rolls them back.
    if (outcomes.some(({ status }) => status !== 'applied')) throw new PinsRefused();
    return { touched, versions };
  }).catch((error: unknown) => {
    if (error instanceof PinsRefused) return null;
    throw error;
  });
  if (!done) return refused('not-allowed');
  wake(deps, organisation, done.touched);
  return ok(done.versions);
}

/** Rolls everything back: the author of a PIN may not set it (any more). */
class PinsRefused extends Error {}

/**
 * Makes somebody a new PIN, as long as their establishments want it, and tells it this once. The one before dies on
 * every tablet at its next sync (K26).
 */
export async function renewPin(
  deps: Deps,
  scope: OrganisationScope,
  input: { person: string; actor: string | null; source: ServerEnvelope['source'] },
): Promise<Result<{ person: string; pin: string; version: number }, 'not-found' | 'not-allowed'>> {
  const { organisation } = scope;
  const { person } = input;
  for (;;) {
    const entry = (await findRoster(deps.db, organisation, [person])).get(person);
    if (!entry || entry.archived) return refused('not-found');
    const stores = await findEstablishments(deps.db, organisation, [...entry.establishments]);
    const settings = [...stores.values()];
    const longest = Math.max(4, ...settings.map(({ pinLength }) => pinLength));
    const length = entry.role === 'manager' ? managerPinLength : longest;
    const pin = generatePin(length, (count) => deps.random.bytes(count));
    const change = settings.some(({ pinChange }) => pinChange);
    const set = await setPin(deps, scope, { ...input, pin, change });
    const [made] = set.ok ? set.value : [];
    if (made) return ok({ person, pin, version: made.version });
    if (!set.ok && set.refusal === 'not-allowed') return refused('not-allowed');
    // Refused: digits that others know of this person, or a role that changed meanwhile. Drawn again.
  }
}

export type PinRowChange = {
  person: string;
  length: number;
  /** The bcrypt string under the PIN key, bound to the person. */
  sealed: string;
  at: number;
  by: string | null;
  change: boolean;
  /** What the tablet that set it takes for its version, not knowing the one it gets here. */
  claim?: { version: number; device: string };
};

/**
 * Puts a PIN in the place of the one before.
 *
 * @returns its version: one more than this person ever had, so that no tag of an earlier one opens again (T13)
 */
export async function writePin(
  trx: Reader,
  organisation: string,
  set: PinRowChange,
): Promise<number> {
  const { person, length, sealed, at, by, change, claim } = set;
  const { version } = await trx
    .insertInto('pin_version')
    .values({ organisation, person, version: 1 })
    .onConflict((on) =>
      on
        .columns(['organisation', 'person'])
        .doUpdateSet((row) => ({ version: row('pin_version.version', '+', 1) })),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  const claimed = { claimed: claim?.version ?? null, claimed_by: claim?.device ?? null };
  const facts = { set_at: at, set_by: by, change: change ? 1 : 0, ...claimed };
  const row = { version, length, sealed, ...facts };
  await trx
    .insertInto('pin')
    .values({ organisation, person, ...row })
    .onConflict((on) => on.columns(['organisation', 'person']).doUpdateSet(row))
    .execute();
  return version;
}

/** « Vos données » was shown: the latest time stands, whichever tablet came back first. */
export async function writePrivacySeen(trx: Reader, seen: Tables['privacy_seen']): Promise<void> {
  const { edition, at, device } = seen;
  await trx
    .insertInto('privacy_seen')
    .values(seen)
    .onConflict((on) =>
      on
        .columns(['organisation', 'person'])
        .doUpdateSet({ edition, at, device })
        .where('privacy_seen.at', '<', at),
    )
    .execute();
}
