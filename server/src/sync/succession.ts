import { withdrawalOf } from '@comptoir/shared/devices/life';
import { isAwaited } from '@comptoir/shared/devices/succession';
import { comparePunches, isCounted } from '@comptoir/shared/punches/punch';
import { stateAfter } from '@comptoir/shared/punches/sequence';
import type { SyncAnswer, SyncRequest } from '@comptoir/shared/sync/messages';
import type { Reader } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import { type DeviceRecord, deviceById, successorOf } from '../directory/devices.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { appendServer } from '../journal/append.ts';
import { findOnShift } from '../planning/queries.ts';
import { findPunchesBetween } from '../punches/queries.ts';
import { findStaff } from './queries.ts';

type Succession = NonNullable<SyncAnswer['succession']>;

/** Whoever punched in longer ago than this has left without a word: they are not asked. Ms. */
const longestStay = 2 * 86_400_000;
/** More names than this are nobody's to ask one by one. */
const asked = 100;

/**
 * What may be missing of the tablet whose place this one took, and who would know (spec DEVICE-20). Where that one is
 * complete, the one before it.
 *
 * @returns null where nothing is missing
 */
export async function successionOf(
  db: Reader,
  device: DeviceRecord,
  now: number,
): Promise<Succession | null> {
  let heir = device;
  while (heir.replaces !== null) {
    const replaced = await deviceById(db, heir.replaces);
    if (!replaced) return null;
    const { last_seen_at: lastSeenAt, pending_count: count, pending_oldest: oldest } = replaced;
    const known = { replacedAt: heir.enrolled_at, lastSeenAt, givenUpAt: replaced.given_up_at };
    if (isAwaited({ ...known, pending: count })) {
      const ask = await findWitnesses(db, replaced, now);
      return { device: replaced.id, lastSeenAt, pending: { count, oldest }, ask };
    }
    heir = replaced;
  }
  return null;
}

/** People of the store who were in or on break when it was last known to be complete, and who had a shift since. */
async function findWitnesses(db: Reader, replaced: DeviceRecord, now: number): Promise<string[]> {
  const { organisation, establishment, last_seen_at, pending_oldest, enrolled_at } = replaced;
  const complete = Math.min(last_seen_at ?? enrolled_at, pending_oldest ?? Infinity);
  const staff = await findStaff(db, { organisation, establishment });
  const punches = await findPunchesBetween(db, organisation, {
    people: [...staff],
    from: complete - longestStay,
    to: complete,
  });
  const latest = new Map<string, (typeof punches)[number]>();
  for (const held of punches) {
    const { person } = held.punch;
    if (person === null || !isCounted(held.punch)) continue;
    const before = latest.get(person);
    if (!before || comparePunches(before.punch, held.punch) < 0) latest.set(person, held);
  }
  const present = [...latest].filter(
    ([, held]) => held.establishment === establishment && stateAfter(held.punch.type) !== 'out',
  );
  const expected = await findOnShift(
    db,
    { organisation, establishment },
    { from: complete, to: now },
  );
  const people = [...present.map(([person]) => person), ...expected];
  return [...new Set(people)].filter((person) => staff.has(person)).slice(0, asked);
}

/**
 * Ends a retiring tablet at the contact in which it holds nothing any more, once the one in its place has spoken to the
 * server itself (spec DEVICE-17).
 *
 * @param last the server's end of the epoch that the request names
 */
export async function endRetired(
  deps: Deps,
  device: DeviceRecord,
  { request, last }: { request: SyncRequest; last: { seq: number } },
): Promise<void> {
  const isEmpty = request.operations.length === 0 && request.pending.count === 0;
  if (device.status !== 'retiring' || !isEmpty || request.first !== last.seq + 1) return;
  const { id, organisation, establishment } = device;
  const heir = await successorOf(deps.db, organisation, id);
  if (!heir || heir.last_seen_at === null || withdrawalOf(heir.status) !== null) return;
  await appendServer(deps, mintOrganisationScope(organisation), [
    {
      establishment,
      actor: null,
      auth: 'none',
      source: { door: 'system', account: null },
      kind: 'device.revoke',
      body: { device: id },
      attachments: [],
    },
  ]);
  deps.pokes.close(id);
  deps.pokes.poke(organisation, establishment);
  deps.log.info({ device: id, heir: heir.id }, 'retired tablet ended: everything of it is here');
}
