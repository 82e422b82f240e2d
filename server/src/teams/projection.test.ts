import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../journal/rebuild.ts';
import { StoreWorld } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;
beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(async () => {
  // Whatever happened to teams, the journal explains every row.
  expect(await compareRebuilt(world.deps.db, world.scope.organisation)).toMatchObject({ ok: true });
  await world.close();
});

async function create(name: string, parent: string | null = null, establishment?: string) {
  const team = world.newId();
  const [outcome] = await world.append([
    {
      kind: 'team.create',
      establishment: establishment ?? world.establishment,
      body: { team, name, parent },
    },
  ]);
  return { team, refusal: outcome?.refusal ?? null };
}

async function edit(team: string, changes: object): Promise<string | null> {
  const establishment = world.establishment;
  const [outcome] = await world.append([
    { kind: 'team.edit', establishment, body: { team, changes } },
  ]);
  return outcome?.refusal ?? null;
}

async function remove(team: string): Promise<string | null> {
  const establishment = world.establishment;
  const [outcome] = await world.append([{ kind: 'team.remove', establishment, body: { team } }]);
  return outcome?.refusal ?? null;
}

async function put(person: string, to: string | null, from: string | null = null) {
  const body = { person, changes: { team: { from, to } } };
  await world.append([{ kind: 'employee.edit', establishment: world.establishment, body }]);
}

async function rows() {
  tablet.cursor = null;
  return rowsAfter(await tablet.pull());
}

async function teamOf(person: string): Promise<unknown> {
  const row = (await rows()).get(`employees ${person}`) as { team: unknown } | undefined;
  return row?.team;
}

describe('teams of a store', () => {
  it('TEAM-1 W13 are made, and every tablet of the store holds them, and no other', async () => {
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const kitchen = await create('Cuisine');
    const washing = await create('Plonge', kitchen.team);
    const other = await create('Bar', null, elsewhere);
    const held = await rows();
    expect(held.get(`teams ${kitchen.team}`)).toEqual({
      id: kitchen.team,
      name: 'Cuisine',
      parent: null,
    });
    expect(held.get(`teams ${washing.team}`)).toMatchObject({ parent: kitchen.team });
    expect(held.has(`teams ${other.team}`)).toBe(false);
  });

  it('TEAM-2 never bear one name twice, whatever its capitals and accents', async () => {
    await create('Équipe du soir');
    expect((await create('equipe  du SOIR')).refusal).toBe('conflict');
    const other = await create('Matin');
    const name = { from: 'Matin', to: 'ÉQUIPE DU SOIR' };
    expect(await edit(other.team, { name })).toBe('conflict');
    // Another spelling of its own name is its to take.
    expect(await edit(other.team, { name: { from: 'Matin', to: 'MATIN' } })).toBe(null);
  });

  it('TEAM-3 hang below one of their store, never below themselves, four deep', async () => {
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const foreign = await create('Bar', null, elsewhere);
    expect((await create('X', foreign.team)).refusal).toBe('not-found');
    const a = await create('A');
    const b = await create('B', a.team);
    const c = await create('C', b.team);
    const d = await create('D', c.team);
    expect(d.refusal).toBe(null);
    expect((await create('E', d.team)).refusal).toBe('conflict');
    const below = { parent: { from: null, to: c.team } };
    expect(await edit(a.team, below)).toBe('conflict');
    expect(await edit(a.team, { parent: { from: null, to: foreign.team } })).toBe('not-found');
    expect(await edit(c.team, { parent: { from: b.team, to: null } })).toBe(null);
  });

  it('TEAM-4 take their people and their task lists along when they are renamed', async () => {
    const { team } = await create('Salle');
    await put(world.employee, 'salle');
    await put(world.manager, 'Cuisine');
    const title = world.text('Ouverture');
    const list = world.newId();
    const task = {
      task: world.newId(),
      titleText: title.hash,
      ...{ due: null, measure: null, person: null },
    };
    const definition = {
      ...{ list, titleText: title.hash, moment: 'opening', weekdays: [1], order: 1 },
      archived: false,
      tasks: [
        { ...task, team: 'Salle' },
        { ...task, task: world.newId(), team: 'Cuisine' },
      ],
    } as const;
    const { establishment } = world;
    await world.append([
      { kind: 'task-list.define', establishment, body: definition as never, attachments: [title] },
    ]);
    await tablet.pull();
    expect(await edit(team, { name: { from: 'Salle', to: 'Service' } })).toBe(null);
    const changed = rowsAfter(await tablet.pull());
    expect(changed.get(`employees ${world.employee}`)).toMatchObject({ team: 'Service' });
    expect(changed.has(`employees ${world.manager}`)).toBe(false);
    const shown = changed.get(`taskLists ${list}`);
    expect(shown).toMatchObject({ tasks: [{ team: 'Service' }, { team: 'Cuisine' }] });
    // The register reads past days by the word of their day.
    const [, past] = [...(await rows())].find(([key]) => key.startsWith('taskDefinitions ')) ?? [];
    expect(past).toMatchObject({ tasks: [{ team: 'Salle' }, { team: 'Cuisine' }] });
  });

  it('TEAM-4 change from what their author saw, or not at all', async () => {
    const { team } = await create('Salle');
    expect(await edit(team, { name: { from: 'Bar', to: 'Service' } })).toBe('conflict');
    expect(await edit(team, { parent: { from: team, to: null } })).toBe('conflict');
    expect(await edit(world.newId(), { name: { from: 'Salle', to: 'X' } })).toBe('not-found');
    expect((await rows()).get(`teams ${team}`)).toMatchObject({ name: 'Salle', parent: null });
  });

  it('TEAM-4 whoever comes back bears the name of now', async () => {
    const { team } = await create('Salle');
    await put(world.employee, 'Salle');
    const person = world.employee;
    await world.append([{ kind: 'employee.archive', body: { person } }]);
    await edit(team, { name: { from: 'Salle', to: 'Service' } });
    await world.append([{ kind: 'employee.restore', body: { person } }]);
    expect(await teamOf(person)).toBe('Service');
  });

  it('TEAM-6 a team that is created takes in whoever bears its name in another spelling', async () => {
    await put(world.employee, 'cuisine');
    await create('Cuisine');
    expect(await teamOf(world.employee)).toBe('Cuisine');
  });

  it('TEAM-7 leave their people, sub-teams and roles to the team above, or to none', async () => {
    const kitchen = await create('Cuisine');
    const washing = await create('Plonge', kitchen.team);
    const night = await create('Plonge de nuit', washing.team);
    await put(world.employee, 'Plonge');
    const { establishment } = world;
    const role = { role: 'manager', establishment, team: washing.team } as const;
    const [given] = await world.append([
      { kind: 'role.give', body: { person: world.employee, ...role } },
    ]);
    expect(given?.status).toBe('applied');
    expect(await remove(washing.team)).toBe(null);
    const held = await rows();
    expect(held.has(`teams ${washing.team}`)).toBe(false);
    expect(held.get(`teams ${night.team}`)).toMatchObject({ parent: kitchen.team });
    expect(await teamOf(world.employee)).toBe('Cuisine');
    const standing = await world.deps.db
      .selectFrom('holding')
      .select('team')
      .where('person', '=', world.employee)
      .execute();
    expect(standing).toEqual([]);
    expect(await remove(kitchen.team)).toBe(null);
    expect(await teamOf(world.employee)).toBe(null);
    expect(await remove(kitchen.team)).toBe('not-found');
  });
});
