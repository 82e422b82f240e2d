import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import type { Reader } from '../database/connection.ts';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { type RosterEntry, findRoster } from '../journal/roster.ts';
import { settle } from './changes.ts';
import {
  deleteMembership,
  deletePin,
  giveExternalId,
  insertEmployee,
  insertMembership,
  moveExternalIds,
  updateEmployee,
} from './commands.ts';
import { feedArchived, feedEmployee, feedHere, feedRestored, removeFrom } from './feed.ts';
import { findStoredEmployees } from './queries.ts';

type Kinds =
  | 'employee.create'
  | 'employee.edit'
  | 'employee.archive'
  | 'employee.restore'
  | 'employee.merge'
  | 'employee.identify'
  | 'membership.add'
  | 'membership.remove';
type Item<K extends Kinds> = Accepted<K>;

type Guard<Asked> = (
  db: Reader,
  organisation: string,
  asked: { giver: string | null; person: string } & Asked,
) => Promise<boolean>;

/** What other rooms say and do when the roster changes: they meet in journal/projections.ts. */
export type Neighbours = {
  /** Whether who asks may make somebody a manager, and take off or bring back somebody with a role beyond the roster's. */
  mayRaise: Guard<{ tablet: boolean }>;
  mayMove: Guard<{ move: 'leave' | 'return'; tablet: boolean }>;
  /** Gives everything of the second record to the first (punches, check-offs, shifts). */
  merged: readonly ((
    batch: Batch,
    from: string,
    into: string,
    position: number,
  ) => Promise<void>)[];
  /** Ends what somebody who leaves may still do elsewhere: invitations, sessions. */
  left: readonly ((batch: Batch, of: { person: string; position: number }) => Promise<void>)[];
};

/** Who works here. Operations are judged one after the other: each sees what the one before has made. */
export function employeeProjection(
  neighbours: Neighbours,
): (batch: Batch, items: readonly Accepted<Kinds>[]) => Promise<Verdict[]> {
  return async (batch, items) => {
    const verdicts: Verdict[] = [];
    for (const item of items) verdicts.push(await project(batch, item, neighbours));
    return verdicts;
  };
}

function project(batch: Batch, item: Accepted<Kinds>, neighbours: Neighbours): Promise<Verdict> {
  if (is(item, 'employee.create')) return create(batch, item);
  if (is(item, 'employee.edit')) return edit(batch, item, neighbours);
  if (is(item, 'employee.archive')) return archive(batch, item, neighbours);
  if (is(item, 'employee.restore')) return restore(batch, item, neighbours);
  if (is(item, 'employee.merge')) return merge(batch, item, neighbours);
  if (is(item, 'employee.identify')) return identify(batch, item);
  if (is(item, 'membership.add')) return join(batch, item);
  return leave(batch, item);
}

function is<K extends Kinds>(item: Accepted<Kinds>, kind: K): item is Item<K> {
  return item.operation.kind === kind;
}

async function rosterEntry(batch: Batch, person: string): Promise<RosterEntry | undefined> {
  return (await findRoster(batch.trx, batch.organisation, [person])).get(person);
}

async function create(
  batch: Batch,
  { operation, position }: Item<'employee.create'>,
): Promise<Verdict> {
  const { establishment, body } = operation;
  if (establishment === null || !batch.establishments.has(establishment)) {
    return refusedBecause('not-found');
  }
  const { person, nameText, colour, role, team, minorUntil } = body;
  const row = { person, name_text: nameText, colour, role, team, minor_until: minorUntil };
  if (!(await insertEmployee(batch, row))) return refusedBecause('conflict');
  await insertMembership(batch, { person, establishment });
  batch.feed.put({ establishment, room: 'employees', key: person, position });
  return applied();
}

/** Applied where every current value equals its `from`; otherwise nothing changes and its author hears `conflict`. */
async function edit(
  batch: Batch,
  { operation, position }: Item<'employee.edit'>,
  { mayRaise }: Neighbours,
): Promise<Verdict> {
  const { person, changes } = operation.body;
  const { trx, organisation } = batch;
  const entry = await rosterEntry(batch, person);
  if (!entry || entry.archived) return refusedBecause('not-found');
  const raises = changes.role?.to === 'manager' && entry.role !== 'manager';
  const asked = { giver: operation.actor, person, tablet: isDeviceOperation(operation) };
  if (raises && !(await mayRaise(trx, organisation, asked))) {
    return refusedBecause('not-allowed');
  }
  const [current] = await findStoredEmployees(trx, organisation, [person]);
  const update = current && settle(current, changes);
  if (!update) {
    // The values that stand reach the tablet with the refusal: its manager sees both, side by side (S28).
    if (isDeviceOperation(operation)) {
      feedEmployee(batch, { person, establishments: [operation.establishment], position });
    }
    return refusedBecause('conflict');
  }
  if (Object.keys(update).length === 0) return applied();
  await updateEmployee(batch, person, update);
  feedEmployee(batch, { person, establishments: entry.establishments, position });
  return applied();
}

async function archive(
  batch: Batch,
  { operation, position }: Item<'employee.archive'>,
  neighbours: Neighbours,
): Promise<Verdict> {
  const { person } = operation.body;
  const entry = await rosterEntry(batch, person);
  if (!entry) return refusedBecause('not-found');
  if (!(await moves(batch, operation, 'leave', neighbours))) return refusedBecause('not-allowed');
  // Two managers who archive the same person agree: who came first stays.
  if (!entry.archived)
    await endWork(batch, { person, entry, actor: operation.actor, position }, neighbours);
  return applied();
}

function moves(
  { trx, organisation }: Batch,
  operation: Item<'employee.archive' | 'employee.restore' | 'employee.merge'>['operation'],
  move: 'leave' | 'return',
  { mayMove }: Neighbours,
): Promise<boolean> {
  const { actor: giver, body } = operation;
  const tablet = isDeviceOperation(operation);
  return mayMove(trx, organisation, { giver, person: body.person, move, tablet });
}

async function endWork(
  batch: Batch,
  of: { person: string; entry: RosterEntry; actor: string | null; position: number },
  neighbours: Neighbours,
): Promise<void> {
  const { person, entry, actor, position } = of;
  await updateEmployee(batch, person, {
    archived: 1,
    archived_at: batch.receivedAt,
    archived_by: actor,
  });
  await deletePin(batch, person);
  for (const left of neighbours.left) await left(batch, { person, position });
  feedArchived(batch, { person, establishments: entry.establishments, position });
}

async function restore(
  batch: Batch,
  { operation, position }: Item<'employee.restore'>,
  neighbours: Neighbours,
): Promise<Verdict> {
  const { person } = operation.body;
  const entry = await rosterEntry(batch, person);
  if (!entry) return refusedBecause('not-found');
  if (!(await moves(batch, operation, 'return', neighbours))) return refusedBecause('not-allowed');
  if (!entry.archived) return applied();
  await updateEmployee(batch, person, { archived: 0, archived_at: null, archived_by: null });
  feedRestored(batch, { person, establishments: entry.establishments, position });
  return applied();
}

async function merge(
  batch: Batch,
  { operation, position }: Item<'employee.merge'>,
  neighbours: Neighbours,
): Promise<Verdict> {
  const { person, into } = operation.body;
  const roster = await findRoster(batch.trx, batch.organisation, [person, into]);
  const [entry, kept] = [roster.get(person), roster.get(into)];
  if (!entry || !kept || kept.archived) return refusedBecause('not-found');
  if (person === into) return refusedBecause('conflict');
  if (!(await moves(batch, operation, 'leave', neighbours))) return refusedBecause('not-allowed');
  if (!entry.archived)
    await endWork(batch, { person, entry, actor: operation.actor, position }, neighbours);
  await moveExternalIds(batch, { from: person, into });
  for (const id of [person, into]) batch.feed.tellBackoffice(id, position);
  for (const merged of neighbours.merged) await merged(batch, person, into, position);
  return applied();
}

async function identify(
  batch: Batch,
  { operation, position }: Item<'employee.identify'>,
): Promise<Verdict> {
  const { person, externalId } = operation.body;
  if (!(await rosterEntry(batch, person))) return refusedBecause('not-found');
  const given = await giveExternalId(batch, { person, externalId, position });
  if (!given) return refusedBecause('conflict');
  batch.feed.tellBackoffice(person, position);
  return applied();
}

async function join(
  batch: Batch,
  { operation, position }: Item<'membership.add'>,
): Promise<Verdict> {
  const { establishment, body } = operation;
  const entry = await rosterEntry(batch, body.person);
  const exists = establishment !== null && batch.establishments.has(establishment);
  if (!exists || !entry || entry.archived) return refusedBecause('not-found');
  if (entry.establishments.has(establishment)) return applied();
  await insertMembership(batch, { person: body.person, establishment });
  feedHere(batch, { person: body.person, establishment, position });
  // Elsewhere the name of this store appears beside theirs.
  feedEmployee(batch, { person: body.person, establishments: entry.establishments, position });
  return applied();
}

async function leave(
  batch: Batch,
  { operation, position }: Item<'membership.remove'>,
): Promise<Verdict> {
  const { establishment, body } = operation;
  const { person } = body;
  const entry = await rosterEntry(batch, person);
  if (establishment === null || !entry?.establishments.has(establishment)) {
    return refusedBecause('not-found');
  }
  // Somebody who works nowhere is archived, not left without a place.
  if (entry.establishments.size === 1) return refusedBecause('not-allowed');
  await deleteMembership(batch, { person, establishment });
  removeFrom(batch, { person, establishment, position });
  if (entry.archived) return applied();
  const others = [...entry.establishments].filter((other) => other !== establishment);
  feedEmployee(batch, { person, establishments: others, position });
  return applied();
}
