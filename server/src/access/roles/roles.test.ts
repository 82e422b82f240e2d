import type { Role } from '@comptoir/shared/access/permissions';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../../journal/rebuild.ts';
import { StoreWorld } from '../../testing/store-world.ts';
import { findStanding } from './queries.ts';

let world: StoreWorld;
beforeEach(async () => {
  world = await StoreWorld.open();
});
afterEach(() => world.close());

async function change(
  kind: 'role.give' | 'role.take',
  person: string,
  role: Role,
  establishment: string | null = null,
) {
  const [outcome] = await world.append([{ kind, body: { person, role, establishment } }]);
  return outcome?.refusal ?? outcome?.status;
}
const rolesOf = async (person: string) =>
  (await findStanding(world.deps.db, world.scope.organisation, person)).holdings;

describe('roles', () => {
  it('ACC-13 are given and taken by operations, each once, and a rebuild finds the same', async () => {
    const { manager, establishment } = world;
    expect(await change('role.give', manager, 'manager', establishment)).toBe('applied');
    expect(await change('role.give', manager, 'manager', establishment)).toBe('applied');
    expect(await change('role.give', manager, 'employee')).toBe('applied');
    expect(await rolesOf(manager)).toEqual([
      { holds: { role: 'employee' }, establishment: null, team: null },
      { holds: { role: 'manager' }, establishment, team: null },
    ]);
    expect(await change('role.take', manager, 'employee')).toBe('applied');
    expect(await change('role.take', manager, 'employee')).toBe('applied');
    expect(await rolesOf(manager)).toEqual([
      { holds: { role: 'manager' }, establishment, team: null },
    ]);
    expect(await change('role.give', world.newId(), 'employee')).toBe('not-found');
    expect(await compareRebuilt(world.deps.db, world.scope.organisation)).toMatchObject({
      ok: true,
    });
  });

  it('P20 ACC-13 the last administration cannot be taken; with a second one it can', async () => {
    const { manager, employee } = world;
    await change('role.give', manager, 'administration');
    expect(await change('role.take', manager, 'administration')).toBe('last-administrator');
    expect(await rolesOf(manager)).toHaveLength(1);
    await change('role.give', employee, 'administration', world.establishment);
    expect(await change('role.take', manager, 'administration')).toBe('last-administrator');
    await change('role.give', employee, 'administration');
    expect(await change('role.take', manager, 'administration')).toBe('applied');
    expect(await rolesOf(manager)).toEqual([]);
  });

  it('ACC-12 a manager’s stands as long as the roster says manager', async () => {
    await change('role.give', world.employee, 'manager');
    expect(await rolesOf(world.employee)).toEqual([]);
    const edit = {
      person: world.employee,
      changes: { role: { from: 'employee', to: 'manager' } },
    } as const;
    await world.append([{ kind: 'employee.edit', establishment: world.establishment, body: edit }]);
    expect(await rolesOf(world.employee)).toEqual([
      { holds: { role: 'manager' }, establishment: null, team: null },
    ]);
  });
});
