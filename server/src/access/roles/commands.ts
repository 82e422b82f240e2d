import type { Role, SingleGrant } from '@comptoir/shared/access/permissions';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../../journal/batch.ts';
import { type RosterEntry, findRoster } from '../../journal/roster.ts';
import { isLastAdministrator } from '../administrators/queries.ts';
import { setRole } from '../invitation/commands.ts';
import { mayRaise } from '../invitation/rights.ts';
import { findHoldingRows } from './queries.ts';

type Kinds = 'role.give' | 'role.take' | 'grant.give' | 'grant.take';

/** A row of `holding` without its person; `establishment` and `team` are empty where none is named. */
type Place = { name: Role | SingleGrant; establishment: string; team: string };

/** Grants that stand only beside « their own bookings » (R5). */
const beside: readonly (Role | SingleGrant)[] = ['bookings.all', 'clients'];

/** Roles and single grants, given and taken (spec ACC-13, ROLE-6 to ROLE-9). Each sees what the one before has made. */
export async function projectRoles(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await project(batch, item));
  return verdicts;
}

async function project(batch: Batch, item: Accepted<Kinds>): Promise<Verdict> {
  const { operation, position } = item;
  const { person, establishment, team } = operation.body;
  const name = 'role' in operation.body ? operation.body.role : operation.body.grant;
  const place = { name, establishment: establishment ?? '', team: team ?? '' };
  const entry = (await findRoster(batch.trx, batch.organisation, [person])).get(person);
  const of = { person, actor: operation.actor, entry, position };
  const gives = operation.kind === 'role.give' || operation.kind === 'grant.give';
  return gives ? give(batch, of, place) : take(batch, of, place);
}

type Of = {
  person: string;
  actor: string | null;
  entry: RosterEntry | undefined;
  position: number;
};

async function give(batch: Batch, of: Of, place: Place): Promise<Verdict> {
  const { trx, organisation, receivedAt: given_at } = batch;
  const { person, actor, entry, position } = of;
  if (!entry || !(await isPlace(batch, place))) return refusedBecause('not-found');
  if (beside.includes(place.name)) {
    const held = await findHoldingRows(trx, organisation, [person]);
    if (!held.some((own) => carries(own, place))) return refusedBecause('not-allowed');
  }
  if (managesTablets(place) && entry.role !== 'manager') {
    // One is a manager of every store where one works (INV-16), and what stood before somebody was demoted stays dead.
    if (!(await mayRaise(trx, organisation, { giver: actor, person, tablet: false }))) {
      return refusedBecause('not-allowed');
    }
    await deleteHoldings(batch, person, (row) => managesTablets(row));
    await changeRoster(batch, { person, entry, position }, 'manager');
  }
  await trx
    .insertInto('holding')
    .values({ organisation, person, ...place, given_at })
    .onConflict((on) => on.doNothing())
    .execute();
  return applied();
}

async function take(batch: Batch, of: Of, place: Place): Promise<Verdict> {
  const { trx, organisation } = batch;
  const { person, actor, entry, position } = of;
  const whole = place.name === 'administration' && place.establishment === '' && place.team === '';
  if (whole && (await isLastAdministrator(trx, organisation, person))) {
    return refusedBecause('last-administrator');
  }
  const same = (row: Place) =>
    row.name === place.name && row.establishment === place.establishment && row.team === place.team;
  if (managesTablets(place) && entry?.role === 'manager') {
    const held = await findHoldingRows(trx, organisation, [person]);
    const ends = held.some(same) && !held.some((row) => managesTablets(row) && !same(row));
    // Whoever stops being a manager stops in every store where they work: it takes who could make them one of all.
    const asked = { giver: actor, person, tablet: false };
    if (ends && !(await mayRaise(trx, organisation, asked))) return refusedBecause('not-allowed');
  }
  const { taken, left } = await deleteHoldings(batch, person, same);
  if (taken === 0) return applied();
  if (place.name === 'bookings.own') {
    const alone = (row: Place) =>
      beside.includes(row.name) && !left.some((own) => carries(own, row));
    await deleteHoldings(batch, person, alone);
  }
  const stopped = managesTablets(place) && !left.some(managesTablets);
  if (stopped && entry?.role === 'manager') {
    await changeRoster(batch, { person, entry, position }, 'employee');
  }
  return applied();
}

/** Takes every role and grant of somebody who loses their account; whoever managed by one unlocks no tablet any more. */
export async function takeEverything(
  batch: Batch,
  of: { person: string; entry: RosterEntry; position: number },
): Promise<void> {
  const held = await findHoldingRows(batch.trx, batch.organisation, [of.person]);
  await deleteHoldings(batch, of.person, () => true);
  if (of.entry.role === 'manager' && held.some(managesTablets)) {
    await changeRoster(batch, of, 'employee');
  }
}

/** Whoever is demoted on the roster loses what made them one, so that nothing of it comes back with the word. */
export async function takeManaging(batch: Batch, person: string): Promise<void> {
  await deleteHoldings(batch, person, managesTablets);
}

/** Whether it makes a manager on tablets: for a store or the house, not for a team alone. */
function managesTablets({ name, team }: Place): boolean {
  return name === 'manager' && team === '';
}

/** Whether « their own bookings » stand where a further grant would. */
function carries(own: Place, further: Place): boolean {
  if (own.name !== 'bookings.own') return false;
  if (own.establishment === '') return true;
  const isThere = own.establishment === further.establishment;
  return isThere && (own.team === '' || own.team === further.team);
}

/** Whether the establishment exists, and the team is one of its own. */
async function isPlace({ trx, organisation }: Batch, place: Place): Promise<boolean> {
  const { establishment, team } = place;
  if (establishment === '') return team === '';
  const store = await trx
    .selectFrom('establishment')
    .select('establishment')
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .executeTakeFirst();
  if (!store || team === '') return store !== undefined;
  const found = await trx
    .selectFrom('team')
    .select('establishment')
    .where('organisation', '=', organisation)
    .where('team', '=', team)
    .executeTakeFirst();
  return found?.establishment === establishment;
}

async function deleteHoldings(
  { trx, organisation }: Batch,
  person: string,
  goes: (row: Place) => boolean,
): Promise<{ taken: number; left: Place[] }> {
  const held = await findHoldingRows(trx, organisation, [person]);
  const gone = held.filter(goes);
  for (const { name, establishment, team } of gone) {
    await trx
      .deleteFrom('holding')
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .where('name', '=', name)
      .where('establishment', '=', establishment)
      .where('team', '=', team)
      .execute();
  }
  return { taken: gone.length, left: held.filter((row) => !goes(row)) };
}

/** Tablets hear who unlocks their settings. */
async function changeRoster(
  batch: Batch,
  of: { person: string; entry: RosterEntry; position: number },
  role: 'employee' | 'manager',
): Promise<void> {
  const { person, entry, position } = of;
  await setRole(batch, person, role);
  const room = entry.archived ? 'formerEmployees' : 'employees';
  for (const establishment of entry.establishments) {
    batch.feed.put({ establishment, room, key: person, position });
  }
}
