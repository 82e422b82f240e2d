import { managerPinLength } from '@comptoir/shared/access/pin';
import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import { correctedTime } from '@comptoir/shared/time/corrected';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findRoster, rosterFlags } from '../journal/roster.ts';
import { writePin, writePrivacySeen } from './commands.ts';
import { freePerson, projectLock } from './locks/projection.ts';
import { type StandingPin, findStandingPin } from './queries.ts';

type PadKinds =
  'auth.fail' | 'auth.unlock' | 'auth.tampered' | 'auth.settings' | 'clock.jump' | 'account.secure';

/** What happened at the pad, to the clock and to a login: the journal itself is the record, save whom a tablet locked out. */
export async function projectAccess(
  batch: Batch,
  items: readonly Accepted<PadKinds>[],
): Promise<Verdict[]> {
  for (const item of items) if (isOfLocks(item)) await projectLock(batch, item);
  return items.map(({ flags }) => applied(flags));
}

function isOfLocks(item: Accepted<PadKinds>): item is Accepted<'auth.fail' | 'auth.unlock'> {
  const { kind } = item.operation;
  return kind === 'auth.fail' || kind === 'auth.unlock';
}

/** « Vos données » was shown to somebody (spec PRIV-1): when, where and in which edition. */
export async function projectPrivacySeen(
  batch: Batch,
  items: readonly Accepted<'privacy.seen'>[],
): Promise<Verdict[]> {
  const { trx, organisation, receivedAt } = batch;
  const people = items.map(({ operation }) => operation.body.person);
  const roster = await findRoster(trx, organisation, people);
  const verdicts: Verdict[] = [];
  for (const { operation, after, flags } of items) {
    const { person, edition } = operation.body;
    const entry = roster.get(person);
    const isTablet = isDeviceOperation(operation);
    const time = isTablet
      ? correctedTime(operation.clock, { after, before: receivedAt })
      : { at: receivedAt, flags: [] };
    const device = isTablet ? operation.device : null;
    await writePrivacySeen(trx, { organisation, person, edition, at: time.at, device });
    const doubts = isTablet ? rosterFlags(entry, person, operation.establishment) : [];
    verdicts.push(applied([...flags, ...doubts, ...time.flags]));
  }
  return verdicts;
}

/** A PIN was set: its sealed row was written just before, in this transaction; tablets fetch their own tag of it. */
export async function projectPins(
  batch: Batch,
  items: readonly Accepted<'pin.set'>[],
): Promise<Verdict[]> {
  const people = items.map(({ operation }) => operation.body.person);
  const roster = await findRoster(batch.trx, batch.organisation, people);
  const verdicts: Verdict[] = [];
  for (const { operation, position } of items) {
    const { person } = operation.body;
    const entry = roster.get(person);
    if (entry) await showPin(batch, person, { establishments: entry.establishments, position });
    verdicts.push(entry ? applied() : refusedBecause('not-found'));
  }
  return verdicts;
}

/** PINs that were set on tablets (spec PIN-16 to PIN-18). Who may do so was judged at the door. */
export async function projectRenewals(
  batch: Batch,
  items: readonly Accepted<'pin.renew'>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await renew(batch, item));
  return verdicts;
}

async function renew(
  batch: Batch,
  { operation, position }: Accepted<'pin.renew'>,
): Promise<Verdict> {
  const { trx, organisation, receivedAt, sealedPins } = batch;
  const { person, from, length, change } = operation.body;
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (!entry || entry.archived) return refusedBecause('not-found');
  if (batch.again) {
    // The PIN itself stands beside the journal; what was refused then does not come here again.
    await showPin(batch, person, { establishments: entry.establishments, position });
    return applied();
  }
  const sealed = sealedPins.get(operation.id);
  if (sealed === undefined) return refusedBecause('malformed');
  if (entry.role === 'manager' && length !== managerPinLength) return refusedBecause('malformed');
  const device = isDeviceOperation(operation) ? operation.device : null;
  const standing = await findStandingPin(trx, organisation, person);
  if (!follows(from, device, standing)) return refusedBecause('conflict');
  const set = { person, length, sealed, change, at: receivedAt, by: operation.actor };
  const claim = device === null ? {} : { claim: { version: from + 1, device } };
  await writePin(trx, organisation, { ...set, ...claim });
  await showPin(batch, person, { establishments: entry.establishments, position });
  return applied();
}

/** A tablet that set two PINs of a person who came back counts on from its own; the versions here go on from all. */
function follows(from: number, device: string | null, standing: StandingPin | null): boolean {
  if (standing === null) return from === 0;
  if (from === standing.version) return true;
  return device !== null && device === standing.claimed_by && from === standing.claimed;
}

/** Tablets fetch their own tag of it; whom one has locked out is free with it (spec PIN-13). */
async function showPin(
  batch: Batch,
  person: string,
  to: { establishments: ReadonlySet<string>; position: number },
): Promise<void> {
  const { position } = to;
  for (const establishment of to.establishments) {
    batch.feed.put({ establishment, room: 'pins', key: person, position });
  }
  await freePerson(batch, { person, position });
}
