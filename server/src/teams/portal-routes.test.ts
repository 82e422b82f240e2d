import { type Attachment, makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { teamViewSchema, teamsAnswerSchema } from '@comptoir/shared/teams/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mintOrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { logInAs } from '../testing/portal-account.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let organisation: string;
let here: string;
let there: string;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  here = house.me.establishments[0]!.id;
  const made = await client.post('/establishments', { name: 'Annexe', zone: 'Europe/Paris' });
  there = ((await made.json()) as { id: string }).id;
});
afterEach(() => server.close());

const system = { actor: null, auth: 'none', source: { door: 'system', account: null } } as const;
const newId = () => uuidv7(server.deps.clock.now(), server.deps.random.bytes(10));

type Bare = { kind: string; establishment: string; body: object; attachments?: Attachment[] };

async function append(operations: Bare[]) {
  const complete = operations.map(
    (one) => ({ attachments: [], ...system, ...one }) as unknown as NewServerOperation,
  );
  const outcomes = await appendServer(server.deps, mintOrganisationScope(organisation), complete);
  expect(outcomes.map(({ refusal }) => refusal)).toEqual(outcomes.map(() => undefined));
}

async function hire(team: string | null, establishment = here): Promise<string> {
  const person = newId();
  const name = makeAttachment('0'.repeat(32), JSON.stringify({ given: 'Awa', family: person }));
  const body = { person, nameText: name.hash, colour: 'teal', role: 'employee', minorUntil: null };
  await append([
    { kind: 'employee.create', establishment, body: { ...body, team }, attachments: [name] },
  ]);
  return person;
}

async function teams(by = client) {
  const { teams: found } = teamsAnswerSchema.parse(await (await by.get('/teams')).json());
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function create(name: string, parent: string | null = null, establishment = here) {
  const answer = await client.post('/teams', { establishment, name, parent });
  expect(answer.status).toBe(201);
  return teamViewSchema.parse(await answer.json());
}

describe('teams in the portal', () => {
  it('TEAM-1 W13 stand as a tree with how many people bear each name', async () => {
    const kitchen = await create('Cuisine');
    const washing = await create('Plonge', kitchen.id);
    await hire('Plonge');
    await hire('Plonge');
    expect(await teams()).toEqual([
      { ...kitchen, people: 0 },
      { ...washing, parent: kitchen.id, people: 2 },
    ]);
  });

  it('TEAM-6 a name that people bear is a team; the first act upon it creates it under its id', async () => {
    await hire('Salle');
    await hire('salle');
    await hire('salle');
    await hire('Salle', there);
    const listed = await teams();
    expect(listed).toHaveLength(2);
    const salle = listed.find(({ establishment }) => establishment === here)!;
    expect(salle).toMatchObject({ name: 'salle', parent: null, people: 3 });
    expect((await client.send('PATCH', `/teams/${salle.id}`, {})).status).toBe(204);
    const name = { from: 'salle', to: 'Service' };
    expect((await client.send('PATCH', `/teams/${salle.id}`, { name })).status).toBe(204);
    expect(await teams()).toMatchObject([
      { establishment: there, name: 'Salle', people: 1 },
      { id: salle.id, name: 'Service', people: 3 },
    ]);
    // The word comes back on a tablet: it is another team now, under another id.
    await hire('Salle');
    const again = (await teams()).filter(({ establishment }) => establishment === here);
    expect(again).toMatchObject([{ name: 'Salle', people: 1 }, { name: 'Service' }]);
    expect(again[0]!.id).not.toBe(salle.id);
  });

  it('TEAM-6 a team created by hand is the one that people bear already', async () => {
    await hire('Bar');
    const [implied] = await teams();
    const made = await create('BAR');
    expect(made).toMatchObject({ id: implied!.id, name: 'BAR', people: 1 });
    const answer = await client.post('/teams', { establishment: here, name: 'bar', parent: null });
    expect(await refusalOf(answer)).toEqual([409, 'conflict']);
    // A sub-team of a name alone: both come to stand.
    await hire('Cuisine');
    const kitchen = (await teams()).find(({ name }) => name === 'Cuisine')!;
    await create('Plonge', kitchen.id);
    expect(await teams()).toMatchObject([{ name: 'BAR' }, { id: kitchen.id }, { name: 'Plonge' }]);
  });

  it('EMP-18 JOURNAL-2 are named in plain text: no half character, no control character', async () => {
    const made = await client.post('/teams', { establishment: here, name: 'Salle', parent: null });
    const { id } = (await made.json()) as { id: string };
    for (const name of ['\ud800', 'Sal\u0000le', 'Sal\nle', 'Sal\u202ele']) {
      const create = client.post('/teams', { establishment: here, name, parent: null });
      expect(await refusalOf(await create)).toEqual([400, 'bad-request']);
      const rename = client.send('PATCH', `/teams/${id}`, { name: { from: 'Salle', to: name } });
      expect(await refusalOf(await rename)).toEqual([400, 'bad-request']);
    }
    const from = { name: { from: '\ud800', to: 'Bar' } };
    expect((await client.send('PATCH', `/teams/${id}`, from)).status).toBe(400);
  });

  it('TEAM-8 take people in and let them go, all of them or none', async () => {
    const [awa, bo] = [await hire(null), await hire('Bar')];
    const far = await hire(null, there);
    const salle = await create('Salle');
    const into = `/teams/${salle.id}/people`;
    const refusal = await refusalOf(await client.post(into, { people: [awa, bo, far] }));
    expect(refusal).toEqual([404, 'not-found']);
    const counted = async () => (await teams()).find(({ id }) => id === salle.id)?.people;
    expect(await counted()).toBe(0);
    expect((await client.post(into, { people: [awa, bo, awa] })).status).toBe(204);
    expect(await counted()).toBe(2);
    expect((await client.post('/teams/null/people', { people: [awa] })).status).toBe(204);
    expect(await counted()).toBe(1);
    const rows = await server.deps.db
      .selectFrom('operation')
      .select('actor')
      .where('kind', '=', 'employee.edit')
      .where('actor', 'is not', null)
      .execute();
    expect(rows).toHaveLength(3);
  });

  it('TEAM-7 go, and leave their people to the team above', async () => {
    const kitchen = await create('Cuisine');
    const washing = await create('Plonge', kitchen.id);
    await hire('Plonge');
    expect((await client.send('DELETE', `/teams/${washing.id}`)).status).toBe(204);
    expect(await teams()).toEqual([{ ...kitchen, people: 1 }]);
    const gone = await client.send('DELETE', `/teams/${washing.id}`);
    expect(await refusalOf(gone)).toEqual([404, 'not-found']);
  });

  it('X03 TEAM-1 whoever manages one store sees and changes its teams, and no other', async () => {
    const manager = await hire(null);
    const role = { person: manager, role: 'manager', establishment: here };
    await append([
      {
        kind: 'employee.edit',
        establishment: here,
        body: { person: manager, changes: { role: { from: 'employee', to: 'manager' } } },
      },
      { kind: 'role.give', establishment: here, body: role },
    ]);
    const own = await create('Salle');
    const foreign = await create('Bar', null, there);
    const by = await logInAs(server, { organisation, person: manager });
    expect((await teams(by)).map(({ id }) => id)).toEqual([own.id]);
    const name = { from: 'Bar', to: 'Mien' };
    for (const answer of [
      await by.send('PATCH', `/teams/${foreign.id}`, { name }),
      await by.send('DELETE', `/teams/${foreign.id}`),
      await by.post(`/teams/${foreign.id}/people`, { people: [manager] }),
      await by.post('/teams', { establishment: there, name: 'Mien', parent: null }),
      await by.post(`/teams/${own.id}/people`, { people: [await hire(null, there)] }),
    ]) {
      expect(await refusalOf(answer)).toEqual([404, 'not-found']);
    }
    const renamed = { name: { from: 'Salle', to: 'Service' } };
    expect((await by.send('PATCH', `/teams/${own.id}`, renamed)).status).toBe(204);
    const employee = await logInAs(server, { organisation, person: await hire(null) });
    expect(await refusalOf(await employee.get('/teams'))).toEqual([403, 'not-allowed']);
  });
});

it('TEAM-6 W13 a role is given for a team that was only a word so far, and creates it', async () => {
  const person = await hire('Cuisine');
  const kitchen = (await teams()).find(({ name }) => name === 'Cuisine')!;
  const from = { roles: [], grants: [] };
  const to = { roles: [{ role: 'manager', establishment: here, team: kitchen.id }], grants: [] };
  const answer = await client.send('PUT', `/accesses/${person}/holdings`, { from, to });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject(to);
  const stored = await server.deps.db.selectFrom('team').select(['team', 'name']).execute();
  expect(stored).toEqual([{ team: kitchen.id, name: 'Cuisine' }]);
  const by = await logInAs(server, { organisation, person });
  expect((await teams(by)).map(({ name }) => name)).toEqual(['Cuisine']);
});
