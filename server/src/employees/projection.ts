import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Reader } from '../database/connection.ts';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { type RosterEntry, findRoster } from '../journal/roster.ts';
import {
  deleteMembership,
  deletePin,
  insertMemberships,
  moveExternalIds,
  updateEmployee,
} from './commands.ts';
import { createAll } from './creation.ts';
import { editAll } from './edits.ts';
import { erase } from './erasure/erasure.ts';
import { feedArchived, feedEmployee, feedHere, feedRestored, removeFrom } from './feed.ts';
import { identifyAll } from './identities.ts';
import { findStoredEmployees } from './queries.ts';

type Kinds =
  | 'employee.create'
  | 'employee.edit'
  | 'employee.archive'
  | 'employee.restore'
  | 'employee.merge'
  | 'employee.identify'
  | 'employee.erase'
  | 'membership.add'
  | 'membership.remove';
type Item<K extends Kinds> = Accepted<K>;

type Guard<Asked> = (
  db: Reader,
  organisation: string,
  asked: { giver: string | null; person: string } & Asked,
) => Promise<boolean>;

/** Somebody comes to a store, or leaves it for another one; `operation`: the id of what says so. */
export type Move = {
  person: string;
  establishment: string;
  position: number;
  operation: string;
  actor: string | null;
  move: 'join' | 'leave';
};

/** What other rooms say and do when the roster changes: they meet in journal/projections.ts. */
export type Neighbours = {
  /** Whether who asks may make somebody a manager, and why they may not take off or bring back somebody with a role beyond the roster's. */
  mayRaise: Guard<{ tablet: boolean }>;
  /** Whether somebody holds a role or a grant that no tablet gives. */
  holdsBeyondRoster: (db: Reader, organisation: string, person: string) => Promise<boolean>;
  /** Ends what somebody held as a manager, who is none any more. */
  demoted: (batch: Batch, person: string) => Promise<void>;
  whyNotMove: (
    ...of: Parameters<Guard<{ move: 'leave' | 'return'; tablet: boolean }>>
  ) => Promise<OperationRefusal | null>;
  /** Why a second record stays one: hours of closed days would change, or of whoever decided about them. */
  whyNotMerge: (
    batch: Batch,
    of: { person: string; into: string; actor: string | null },
  ) => Promise<OperationRefusal | null>;
  /** Gives everything of the second record to the first (punches, check-offs, shifts). */
  merged: readonly ((
    batch: Batch,
    from: string,
    into: string,
    position: number,
  ) => Promise<void>)[];
  /** Brings to the tablets of a store what they hold of somebody who works there now too, or takes it away. */
  moved: readonly ((batch: Batch, of: Move) => Promise<void>)[];
  /** Gives what somebody was to do to whoever comes: not where a second record is merged, whose work goes on. */
  gone: readonly ((
    batch: Batch,
    of: { person: string; position: number; operation: string; actor: string | null },
  ) => Promise<void>)[];
  /** Ends what somebody who leaves may still do elsewhere: invitations, sessions. */
  left: readonly ((batch: Batch, of: { person: string; position: number }) => Promise<void>)[];
  /** Deletes what they know of somebody whose personal data goes: a login that nothing else stands behind. */
  erased: readonly ((batch: Batch, of: { person: string; position: number }) => Promise<void>)[];
};

/** Who works here. Operations are judged one after the other: each sees what the one before has made. */
export function employeeProjection(
  neighbours: Neighbours,
): (batch: Batch, items: readonly Accepted<Kinds>[]) => Promise<Verdict[]> {
  return async (batch, items) => {
    const verdicts: Verdict[] = [];
    for (const run of runsOf(items)) verdicts.push(...(await projectRun(batch, run, neighbours)));
    return verdicts;
  };
}

/** Items of one kind that follow each other: an import is thousands of the same. */
function runsOf(items: readonly Accepted<Kinds>[]): Accepted<Kinds>[][] {
  const runs: Accepted<Kinds>[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last?.[0]?.operation.kind === item.operation.kind) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

async function projectRun(
  batch: Batch,
  run: readonly Accepted<Kinds>[],
  neighbours: Neighbours,
): Promise<Verdict[]> {
  const { trx, organisation } = batch;
  if (are(run, 'employee.create')) return createAll(batch, run);
  if (are(run, 'employee.identify')) return identifyAll(batch, run);
  if (are(run, 'employee.edit')) {
    return editAll(batch, run, {
      mayRaise: (asked) => neighbours.mayRaise(trx, organisation, asked),
      holdsBeyondRoster: (person) => neighbours.holdsBeyondRoster(trx, organisation, person),
      demoted: (person) => neighbours.demoted(batch, person),
    });
  }
  const verdicts: Verdict[] = [];
  for (const item of run) verdicts.push(await project(batch, item, neighbours));
  return verdicts;
}

function are<K extends Kinds>(run: readonly Accepted<Kinds>[], kind: K): run is readonly Item<K>[] {
  return run[0]?.operation.kind === kind;
}

async function project(
  batch: Batch,
  item: Accepted<Kinds>,
  neighbours: Neighbours,
): Promise<Verdict> {
  if (is(item, 'employee.erase')) return eraseWith(batch, item, neighbours);
  if (is(item, 'employee.archive')) return archive(batch, item, neighbours);
  if (is(item, 'employee.restore')) return restore(batch, item, neighbours);
  if (is(item, 'employee.merge')) return merge(batch, item, neighbours);
  if (is(item, 'membership.add')) return join(batch, item, neighbours);
  if (is(item, 'membership.remove')) return leave(batch, item, neighbours);
  throw new Error(`No single ${item.operation.kind} is projected here.`);
}

function is<K extends Kinds>(item: Accepted<Kinds>, kind: K): item is Item<K> {
  return item.operation.kind === kind;
}

async function rosterEntry(batch: Batch, person: string): Promise<RosterEntry | undefined> {
  return (await findRoster(batch.trx, batch.organisation, [person])).get(person);
}

async function archive(
  batch: Batch,
  { operation, position }: Item<'employee.archive'>,
  neighbours: Neighbours,
): Promise<Verdict> {
  const { person } = operation.body;
  const entry = await rosterEntry(batch, person);
  if (!entry) return refusedBecause('not-found');
  const stays = await whyStays(batch, operation, 'leave', neighbours);
  if (stays !== null) return refusedBecause(stays);
  // Two managers who archive the same person agree: who came first stays.
  if (entry.archived) return applied();
  const { id, actor } = operation;
  await endWork(batch, { person, entry, actor, position }, neighbours);
  for (const gone of neighbours.gone) await gone(batch, { person, position, operation: id, actor });
  return applied();
}

/** Why somebody is neither taken off the rosters nor brought back; null where they are. */
function whyStays(
  { trx, organisation }: Batch,
  operation: Item<'employee.archive' | 'employee.restore' | 'employee.merge'>['operation'],
  move: 'leave' | 'return',
  { whyNotMove }: Neighbours,
): Promise<OperationRefusal | null> {
  const { actor: giver, body } = operation;
  const tablet = isDeviceOperation(operation);
  return whyNotMove(trx, organisation, { giver, person: body.person, move, tablet });
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

async function eraseWith(
  batch: Batch,
  item: Item<'employee.erase'>,
  neighbours: Neighbours,
): Promise<Verdict> {
  const verdict = await erase(batch, item);
  if (verdict.status !== 'applied') return verdict;
  const { person } = item.operation.body;
  for (const erased of neighbours.erased) await erased(batch, { person, position: item.position });
  return verdict;
}

async function restore(
  batch: Batch,
  { operation, position }: Item<'employee.restore'>,
  neighbours: Neighbours,
): Promise<Verdict> {
  const { person } = operation.body;
  const entry = await rosterEntry(batch, person);
  if (!entry) return refusedBecause('not-found');
  const stays = await whyStays(batch, operation, 'return', neighbours);
  if (stays !== null) return refusedBecause(stays);
  if (!entry.archived) return applied();
  // Nobody knows any more who that was.
  const [row] = await findStoredEmployees(batch.trx, batch.organisation, [person]);
  if (row?.erased === 'all') return refusedBecause('not-found');
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
  const stays = await whyStays(batch, operation, 'leave', neighbours);
  if (stays !== null) return refusedBecause(stays);
  const { actor } = operation;
  const apart = await neighbours.whyNotMerge(batch, { person, into, actor });
  if (apart !== null) return refusedBecause(apart);
  if (!entry.archived) await endWork(batch, { person, entry, actor, position }, neighbours);
  await moveExternalIds(batch, { from: person, into });
  for (const id of [person, into]) batch.feed.tellBackoffice(id, position);
  for (const merged of neighbours.merged) await merged(batch, person, into, position);
  return applied();
}

async function join(
  batch: Batch,
  { operation, position }: Item<'membership.add'>,
  { moved }: Neighbours,
): Promise<Verdict> {
  const { establishment, body } = operation;
  const { person } = body;
  const entry = await rosterEntry(batch, person);
  const exists = establishment !== null && batch.establishments.has(establishment);
  if (!exists || !entry || entry.archived) return refusedBecause('not-found');
  if (entry.establishments.has(establishment)) return applied();
  await insertMemberships(batch, [{ person, establishment }]);
  feedHere(batch, { person, establishment, position });
  const { id, actor } = operation;
  const came = { person, establishment, position, operation: id, actor };
  for (const follow of moved) await follow(batch, { ...came, move: 'join' });
  // Elsewhere the name of this store appears beside theirs.
  feedEmployee(batch, { person, establishments: entry.establishments, position });
  return applied();
}

async function leave(
  batch: Batch,
  { operation, position }: Item<'membership.remove'>,
  { moved }: Neighbours,
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
  const { id, actor } = operation;
  const left = { person, establishment, position, operation: id, actor };
  for (const follow of moved) await follow(batch, { ...left, move: 'leave' });
  if (entry.archived) return applied();
  const others = [...entry.establishments].filter((other) => other !== establishment);
  feedEmployee(batch, { person, establishments: others, position });
  return applied();
}
