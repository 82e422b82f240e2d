import type { Role, SingleGrant } from '@comptoir/shared/access/permissions';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../../journal/rebuild.ts';
import { rowsAfter } from '../../testing/tablet-on-bench.ts';
import { StoreWorld } from '../../testing/store-world.ts';
import { findStanding } from './queries.ts';

let world: StoreWorld;
beforeEach(async () => {
  world = await StoreWorld.open();
});
afterEach(() => world.close());

type Where = { establishment?: string | null; team?: string | null };

async function change(
  kind: 'role.give' | 'role.take',
  person: string,
  role: Role,
  { establishment = null, team = null }: Where = {},
) {
  const body = { person, role, establishment, team };
  const [outcome] = await world.append([{ kind, body }]);
  return outcome?.refusal ?? outcome?.status;
}
async function changeGrant(
  kind: 'grant.give' | 'grant.take',
  grant: SingleGrant,
  establishment: string | null = null,
) {
  const body = { person: world.employee, grant, establishment, team: null };
  const [outcome] = await world.append([{ kind, body }]);
  return outcome?.refusal ?? outcome?.status;
}
const holdingsOf = async (person: string) =>
  (await findStanding(world.deps.db, world.scope.organisation, person)).holdings;
const namesOf = async (person: string) =>
  (await holdingsOf(person)).map(({ holds }) => ('role' in holds ? holds.role : holds.grant));
const onRoster = async (person: string) =>
  (
    await world.deps.db
      .selectFrom('employee')
      .select('role')
      .where('person', '=', person)
      .executeTakeFirstOrThrow()
  ).role;
const rebuilt = () => compareRebuilt(world.deps.db, world.scope.organisation);

async function addTeam(name: string, establishment = world.establishment): Promise<string> {
  const team = uuidv7(world.clock.now(), world.deps.random.bytes(10));
  const body = { team, name, parent: null };
  await world.append([{ kind: 'team.create', establishment, body }]);
  return team;
}

describe('roles', () => {
  it('ACC-13 are given and taken by operations, each once, and a rebuild finds the same', async () => {
    const { manager, establishment } = world;
    expect(await change('role.give', manager, 'manager', { establishment })).toBe('applied');
    expect(await change('role.give', manager, 'manager', { establishment })).toBe('applied');
    expect(await change('role.give', manager, 'employee')).toBe('applied');
    expect(await holdingsOf(manager)).toEqual([
      { holds: { role: 'employee' }, establishment: null, team: null },
      { holds: { role: 'manager' }, establishment, team: null },
    ]);
    expect(await change('role.take', manager, 'employee')).toBe('applied');
    expect(await change('role.take', manager, 'employee')).toBe('applied');
    expect(await namesOf(manager)).toEqual(['manager']);
    expect(await change('role.give', world.newId(), 'employee')).toBe('not-found');
    expect(await rebuilt()).toMatchObject({ ok: true });
  });

  it('P20 ACC-13 the last administration cannot be taken; with a second one it can', async () => {
    const { manager, employee, establishment } = world;
    await change('role.give', manager, 'administration');
    expect(await change('role.take', manager, 'administration')).toBe('last-administrator');
    expect(await holdingsOf(manager)).toHaveLength(1);
    await change('role.give', employee, 'administration', { establishment });
    expect(await change('role.take', manager, 'administration')).toBe('last-administrator');
    await change('role.give', employee, 'administration');
    expect(await change('role.take', manager, 'administration')).toBe('applied');
    expect(await holdingsOf(manager)).toEqual([]);
  });

  it('ROLE-6 manager makes one on the tablets, and taking the last such ends it', async () => {
    const { employee, establishment } = world;
    const tablet = await world.tablet();
    await tablet.pull();
    expect(await change('role.give', employee, 'manager', { establishment })).toBe('applied');
    expect(rowsAfter(await tablet.pull()).get(`employees ${employee}`)).toMatchObject({
      role: 'manager',
    });
    await change('role.give', employee, 'manager');
    await change('role.take', employee, 'manager', { establishment });
    expect(await onRoster(employee)).toBe('manager');
    await change('role.take', employee, 'manager');
    expect(rowsAfter(await tablet.pull()).get(`employees ${employee}`)).toMatchObject({
      role: 'employee',
    });
    expect(await rebuilt()).toMatchObject({ ok: true });
  });

  it('ROLE-6 taking what nobody gave leaves a manager of the roster one', async () => {
    expect(await change('role.take', world.manager, 'manager')).toBe('applied');
    expect(await onRoster(world.manager)).toBe('manager');
  });

  it('ACC-12 ROLE-6 whoever is demoted on the roster manages nothing, and what they held then never comes back', async () => {
    const { employee, establishment } = world;
    await change('role.give', employee, 'manager');
    const role = { from: 'manager', to: 'employee' } as const;
    const body = { person: employee, changes: { role } };
    await world.append([{ kind: 'employee.edit', establishment, body }]);
    expect(await holdingsOf(employee)).toEqual([]);
    await change('role.give', employee, 'manager', { establishment });
    expect(await holdingsOf(employee)).toEqual([
      { holds: { role: 'manager' }, establishment, team: null },
    ]);
  });

  it('W13 ROLE-7 of a team stands beside the roster, and only for a team of the store that is named', async () => {
    const { employee, establishment } = world;
    const team = await addTeam('Cuisine');
    const there = world.newId();
    await world.addEstablishment(there, 'Le Marché');
    expect(await change('role.give', employee, 'manager', { establishment, team })).toBe('applied');
    expect(await onRoster(employee)).toBe('employee');
    expect(await holdingsOf(employee)).toHaveLength(1);
    const refused = [
      { establishment: there, team },
      { establishment: null, team },
      { establishment, team: world.newId() },
      { establishment: world.newId(), team: null },
    ];
    for (const place of refused) {
      expect(await change('role.give', employee, 'manager', place)).toBe('not-found');
    }
    await world.append([{ kind: 'team.remove', establishment, body: { team } }]);
    expect(await holdingsOf(employee)).toEqual([]);
    expect(await rebuilt()).toMatchObject({ ok: true });
  });
});

describe('single grants', () => {
  it('R4 R5 R6 R7 ROLE-8 all bookings and the clients stand only beside one’s own, and go with them', async () => {
    const { employee, establishment } = world;
    expect(await changeGrant('grant.give', 'bookings.all')).toBe('not-allowed');
    expect(await changeGrant('grant.give', 'clients')).toBe('not-allowed');
    expect(await changeGrant('grant.give', 'bookings.own', establishment)).toBe('applied');
    expect(await changeGrant('grant.give', 'bookings.all')).toBe('not-allowed');
    expect(await changeGrant('grant.give', 'bookings.all', establishment)).toBe('applied');
    expect(await changeGrant('grant.give', 'clients', establishment)).toBe('applied');
    expect(await namesOf(employee)).toEqual(['bookings.all', 'bookings.own', 'clients']);
    expect(await changeGrant('grant.take', 'bookings.own', establishment)).toBe('applied');
    expect(await namesOf(employee)).toEqual([]);
    expect(await rebuilt()).toMatchObject({ ok: true });
  });

  it('ROLE-8 taken in one store leave what stands in the whole house', async () => {
    const { employee, establishment } = world;
    for (const place of [null, establishment])
      await changeGrant('grant.give', 'bookings.own', place);
    await changeGrant('grant.give', 'clients', establishment);
    await changeGrant('grant.take', 'bookings.own', establishment);
    expect(await namesOf(employee)).toEqual(['bookings.own', 'clients']);
  });
});
