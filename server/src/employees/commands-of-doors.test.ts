import type { EmployeePatch } from '@comptoir/shared/employees/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld } from '../testing/store-world.ts';
import { rowsAfter } from '../testing/tablet-on-bench.ts';
import {
  addMembership,
  archiveEmployee,
  createEmployees,
  editEmployee,
  identifyEmployee,
  mergeEmployees,
  removeMembership,
  restoreEmployee,
} from './commands-of-doors.ts';
import type { By, NewEmployee } from './drafts.ts';
import { findPeopleOnFile } from './queries.ts';

let world: StoreWorld;
let by: By;

beforeEach(async () => {
  world = await StoreWorld.open();
  by = { actor: world.manager, source: { door: 'portal', account: world.newId() } };
  const body = { person: world.manager, role: 'administration', establishment: null } as const;
  await world.append([{ kind: 'role.give', body }]);
});
afterEach(() => world.close());

const newcomer = (over: Partial<NewEmployee> = {}): NewEmployee => ({
  establishment: world.establishment,
  name: { given: 'Zoé', family: 'Martin' },
  role: 'employee',
  team: 'Bar',
  email: null,
  phone: null,
  ...over,
});
const create = (...inputs: NewEmployee[]) => createEmployees(world.deps, world.scope, inputs, by);
const edit = (patch: EmployeePatch, person = world.employee) =>
  editEmployee(world.deps, world.scope, { person, establishment: world.establishment, patch }, by);
const file = async (person = world.employee) =>
  (await findPeopleOnFile(world.deps.db, world.scope.organisation, [person])).get(person);
const positions = async () =>
  (await world.deps.db.selectFrom('operation').select('position').execute()).length;

async function made(input = newcomer()): Promise<string> {
  const created = await create(input);
  if (!created.ok) throw new Error(created.refusal);
  return created.value[0]!;
}

describe('EMP-14 the portal and the back office', () => {
  it('put people on the roster, with contact as it is kept, and wake their tablets', async () => {
    world.pokes.length = 0;
    const person = await made(
      newcomer({ email: ' Zoe.Martin@Orange.FR', phone: '06 12 34 56 78', externalId: 'SIL-9' }),
    );
    expect(world.pokes).toEqual([world.establishment]);
    const tablet = await world.tablet();
    expect(rowsAfter(await tablet.pull()).get(`employees ${person}`)).toMatchObject({
      name: { given: 'Zoé', family: 'Martin' },
      team: 'Bar',
      email: 'zoe.martin@orange.fr',
      phone: '+33612345678',
    });
    expect(await file(person)).toMatchObject({
      archivedAt: null,
      externalId: 'SIL-9',
      establishments: [{ id: world.establishment, name: 'Le Comptoir des Halles' }],
    });
  });

  it('put all of them, or none', async () => {
    const before = await positions();
    expect(await create(newcomer(), newcomer({ email: 'zoe@' }))).toMatchObject({
      refusal: 'malformed',
    });
    expect(await create(newcomer(), newcomer({ establishment: world.newId() }))).toMatchObject({
      refusal: 'not-found',
    });
    const twice = newcomer({ externalId: 'SIL-9' });
    expect(await create(twice, twice)).toMatchObject({ refusal: 'conflict' });
    expect(await positions()).toBe(before);
    await made(twice);
    expect(await create(twice)).toMatchObject({ refusal: 'conflict' });
  });

  it('change several fields at once, one operation each', async () => {
    const before = await positions();
    const found = await edit({
      name: {
        from: { given: 'Awa', family: 'Diallo' },
        to: { given: 'Awa', family: 'Diop' },
      },
      email: { from: null, to: 'awa@orange.fr' },
      phone: { from: null, to: '' },
      display: { from: null, to: ' Wawa ' },
      team: { from: null, to: 'Salle' },
      role: { from: 'employee', to: 'employee' },
    });
    expect(found).toEqual({ ok: true, value: null });
    expect(await positions()).toBe(before + 4);
    expect((await file())?.row).toMatchObject({
      name: { given: 'Awa', family: 'Diop' },
      email: 'awa@orange.fr',
      phone: null,
      display: 'Wawa',
      team: 'Salle',
    });
    expect(await edit({ email: { from: 'awa@orange.fr', to: null } })).toMatchObject({ ok: true });
    expect((await file())?.row).toMatchObject({ email: null, emailText: null });
  });

  it.each<[string, EmployeePatch]>([
    ['a name', { name: { from: { given: 'Awa', family: 'Sow' }, to: { given: 'A', family: '' } } }],
    ['an e-mail', { email: { from: 'old@orange.fr', to: 'new@orange.fr' } }],
    ['a plain field', { team: { from: 'Bar', to: 'Salle' } }],
  ])('O4 S28 change nothing where %s is not as the form showed it', async (_, patch) => {
    const before = await positions();
    const together = { display: { from: null, to: 'Wawa' }, ...patch };
    expect(await edit(together)).toEqual({ ok: false, refusal: 'conflict' });
    expect(await positions()).toBe(before);
    expect((await file())?.row.display).toBeNull();
  });

  it('take no e-mail that is none, and change nobody who is not there', async () => {
    expect(await edit({ email: { from: null, to: 'awa@' } })).toMatchObject({
      refusal: 'malformed',
    });
    expect(await edit({}, world.newId())).toMatchObject({ refusal: 'not-found' });
  });

  it('archive, restore, merge and name people for payroll', async () => {
    const { deps, scope, employee } = world;
    expect((await archiveEmployee(deps, scope, { person: employee }, by)).ok).toBe(true);
    expect((await file())?.archivedAt).toBe(world.clock.now());
    expect(await edit({ team: { from: null, to: 'Bar' } })).toMatchObject({ refusal: 'not-found' });
    expect((await restoreEmployee(deps, scope, { person: employee }, by)).ok).toBe(true);
    expect((await file())?.archivedAt).toBeNull();
    const person = await made();
    const named = { person, externalId: 'SIL-7' };
    expect((await identifyEmployee(deps, scope, named, by)).ok).toBe(true);
    expect((await mergeEmployees(deps, scope, { person, into: employee }, by)).ok).toBe(true);
    expect(await file()).toMatchObject({ externalId: 'SIL-7' });
    expect(await identifyEmployee(deps, scope, { ...named, person: world.manager }, by)).toEqual({
      ok: false,
      refusal: 'conflict',
    });
  });

  it('add a second store and take it away', async () => {
    const market = world.newId();
    await world.addEstablishment(market, 'Le Comptoir du Marché');
    const membership = { person: world.employee, establishment: market };
    expect((await addMembership(world.deps, world.scope, membership, by)).ok).toBe(true);
    expect((await file())?.establishments).toHaveLength(2);
    expect((await removeMembership(world.deps, world.scope, membership, by)).ok).toBe(true);
    expect(
      await removeMembership(
        world.deps,
        world.scope,
        { person: world.employee, establishment: world.establishment },
        by,
      ),
    ).toEqual({ ok: false, refusal: 'not-allowed' });
  });

  it('leave in the journal who asked, and by which door', async () => {
    await archiveEmployee(world.deps, world.scope, { person: world.employee }, by);
    const { bytes } = await world.deps.db
      .selectFrom('operation')
      .select('bytes')
      .where('kind', '=', 'employee.archive')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(bytes ?? '')).toMatchObject({ actor: world.manager, source: by.source });
  });
});
