import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendServer } from '../journal/append.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { InvitationWorld } from '../testing/invitation-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';
import { setPin } from './commands.ts';
import { inspectInvitation } from './invitations.ts';
import { makeTabletLink } from './links-for-tablets.ts';
import { findStanding } from './roles/queries.ts';

/* Managers about managers, and those who administer one store about the people of two. */

let house: InvitationWorld;
let tablet: TabletOnBench;
let there: string;

beforeEach(async () => {
  house = await InvitationWorld.open();
  tablet = await house.world.tablet();
  there = house.world.newId();
  await house.world.addEstablishment(there, 'Le Comptoir du Marché');
});
afterEach(async () => {
  const { deps, scope } = house.world;
  expect(await compareRebuilt(deps.db, scope.organisation)).toMatchObject({ ok: true });
  await house.close();
});

const said = ({ status, refusal }: { status: string; refusal?: string | undefined }) =>
  refusal ?? status;

async function openOnTablet(person: string): Promise<string> {
  const body = { person, role: 'employee' } as const;
  const { manager: actor } = house;
  const built = tablet.write({ kind: 'access.open', body, actor, auth: 'manager' });
  const { outcomes } = await tablet.push([built]);
  return said(outcomes[0]!);
}

/** What the server itself writes, about somebody of this store. @returns the invitation */
async function open(person: string): Promise<string> {
  const { establishment } = house.world;
  const body = { person, role: 'employee' } as const;
  const [outcome] = await house.world.append([{ kind: 'access.open', establishment, body }]);
  return outcome!.id!;
}

async function join(person: string): Promise<void> {
  const body = { person };
  await house.world.append([{ kind: 'membership.add', establishment: there, body }]);
}

const onRoster = async (person: string) =>
  (
    await house.world.deps.db
      .selectFrom('employee')
      .select('role')
      .where('person', '=', person)
      .executeTakeFirstOrThrow()
  ).role;

describe('somebody who manages another store as well', () => {
  let peer: string;
  beforeEach(async () => {
    peer = await house.addPerson('manager');
    await house.giveEmail(peer, 'ines@example.fr');
  });

  it('P18 T16 INV-20 is invited by nobody who manages one store: their access opens both', async () => {
    expect(await openOnTablet(peer)).toBe('applied');
    await join(peer);
    expect(await openOnTablet(peer)).toBe('not-allowed');
    await join(house.manager);
    expect(await openOnTablet(peer)).toBe('applied');
  });

  it('P18 T16 INV-20 has no link on a tablet of one store, and none that a manager of it vouched for opens anything', async () => {
    expect(await openOnTablet(peer)).toBe('applied');
    const { deps, scope } = house.world;
    const input = { person: peer, manager: house.manager };
    const link = () => makeTabletLink(deps, tablet.scope, input, house.address);
    expect((await link()).ok).toBe(true);
    await join(peer);
    const dead = { ok: false, refusal: 'dead-link' };
    expect(await link()).toEqual({ ok: false, refusal: 'not-allowed' });
    const { id } = await deps.db
      .selectFrom('invitation')
      .select('id')
      .where('person', '=', peer)
      .where('state', '=', 'pending')
      .executeTakeFirstOrThrow();
    const { organisation } = scope;
    expect(await inspectInvitation(deps.db, { organisation, invitation: id })).toEqual(dead);
  });

  it('P18 T16 INV-20 by a role of one of its teams is invited by nobody here', async () => {
    const { employee } = house;
    await house.giveEmail(employee, 'awa@example.fr');
    const team = house.world.newId();
    const made = { team, name: 'Cuisine', parent: null };
    const role = { person: employee, role: 'manager', establishment: there, team } as const;
    await house.world.append([
      { kind: 'team.create', establishment: there, body: made },
      { kind: 'role.give', body: role },
    ]);
    expect(await openOnTablet(employee)).toBe('not-allowed');
    const invitation = await open(employee);
    const { organisation } = house.world.scope;
    const found = await inspectInvitation(house.world.deps.db, { organisation, invitation });
    expect(found.ok).toBe(true);
  });
});

describe('somebody who administers one store', () => {
  let keeper: string;
  const ask = async (kind: 'role.give' | 'role.take', person: string): Promise<string> => {
    const { deps, scope, establishment } = house.world;
    const source = { door: 'portal' as const, account: house.world.newId() };
    const body = { person, role: 'manager' as const, establishment, team: null };
    const rest = { establishment, actor: keeper, auth: 'none' as const, attachments: [] };
    const [outcome] = await appendServer(deps, scope, [{ ...rest, source, kind, body }]);
    return said(outcome!);
  };
  beforeEach(async () => {
    keeper = await house.addPerson();
    const { establishment } = house.world;
    const body = { person: keeper, role: 'administration', establishment } as const;
    await house.world.append([{ kind: 'role.give', body }]);
  });

  it('W4 ROLE-6 makes nobody an employee in a store that is not theirs, not even by giving and taking a role here', async () => {
    const peer = await house.addPerson('manager');
    await join(peer);
    expect(await ask('role.give', peer)).toBe('applied');
    expect(await ask('role.take', peer)).toBe('not-allowed');
    expect(await onRoster(peer)).toBe('manager');
  });

  it('W4 ROLE-6 takes the role of a manager who works in their store alone', async () => {
    expect(await ask('role.give', house.employee)).toBe('applied');
    expect(await ask('role.take', house.employee)).toBe('applied');
    expect(await onRoster(house.employee)).toBe('employee');
  });
});

it('W4 ROLE-6 whoever was demoted and is made a manager on a tablet again manages nothing of what they once held elsewhere', async () => {
  const { employee: person, manager: actor } = house;
  const { deps, scope } = house.world;
  const body = { person, role: 'manager', establishment: there, team: null } as const;
  const holdings = async () => (await findStanding(deps.db, scope.organisation, person)).holdings;
  const raise = async (): Promise<string> => {
    const changes = { role: { from: 'employee', to: 'manager' } } as const;
    const acts = {
      kind: 'employee.edit',
      body: { person, changes },
      actor,
      auth: 'manager',
    } as const;
    const { outcomes } = await tablet.push([tablet.write(acts)]);
    return said(outcomes[0]!);
  };
  await house.world.append([{ kind: 'role.give', body }]);
  expect(await holdings()).toHaveLength(1);
  await house.setRole(person, 'manager', 'employee');
  expect(await raise()).toBe('applied');
  expect(await holdings()).toEqual([]);
});

it('ROLE-3 a new PIN that its author may not set is none: the one before opens still', async () => {
  const { deps, scope, manager: person, employee: actor } = house.world;
  expect((await setPin(deps, scope, { person, pin: '294751' })).ok).toBe(true);
  const pin = () => deps.db.selectFrom('pin').selectAll().executeTakeFirstOrThrow();
  const before = await pin();
  const source = { door: 'portal' as const, account: house.world.newId() };
  const set = await setPin(deps, scope, { person, pin: '830462', actor, source });
  expect(set).toEqual({ ok: false, refusal: 'not-allowed' });
  expect(await pin()).toEqual(before);
});
