import {
  type EmployeeLine,
  type EmployeePatch,
  type EmployeeRecord,
  createdEmployeeSchema,
  employeeRecordSchema,
  employeesAnswerSchema,
  newPinAnswerSchema,
} from '@comptoir/shared/employees/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logInAs } from '../testing/portal-account.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let organisation: string;
let here: string;
let administrator: string;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  here = house.me.establishments[0]!.id;
  administrator = house.me.person.id;
});
afterEach(() => server.close());

const zoe = (over: object = {}) => ({
  establishment: here,
  name: { given: 'Zoé', family: 'Martin' },
  team: 'Bar',
  email: ' Zoe@Orange.FR',
  phone: null,
  roles: [],
  grants: [],
  photo: null,
  invite: false,
  ...over,
});

/** What somebody has who manages the first store. */
const managing = (establishment = here) => ({
  email: null,
  roles: [{ role: 'manager', establishment, team: null }],
});

async function add(over: object = {}, by = client): Promise<{ employee: string; pin: string }> {
  const answer = await by.post('/employees', zoe(over));
  expect(answer.status).toBe(201);
  return createdEmployeeSchema.parse(await answer.json());
}

async function list(by = client): Promise<EmployeeLine[]> {
  return employeesAnswerSchema.parse(await (await by.get('/employees')).json()).employees;
}

async function record(id: string): Promise<EmployeeRecord> {
  return employeeRecordSchema.parse(await (await client.get(`/employees/${id}`)).json());
}

const patch = (id: string, change: EmployeePatch, by = client) =>
  by.send('PATCH', `/employees/${id}`, change);

async function addStore(name = 'Le Marché'): Promise<string> {
  const answer = await client.post('/establishments', { name, zone: 'Europe/Paris' });
  return ((await answer.json()) as { id: string }).id;
}

/** A manager of the first store with an account, and their browser. */
async function manager(): Promise<{ person: string; by: PortalClient }> {
  const { employee: person } = await add(managing());
  return { person, by: await logInAs(server, { organisation, person }) };
}

describe('people in the portal', () => {
  it('K7 K9 K12 EMP-15 are added with a code that is answered once and stands nowhere', async () => {
    const { employee, pin } = await add();
    expect(pin).toMatch(/^\d{6}$/);
    expect(await record(employee)).toMatchObject({
      name: { given: 'Zoé', family: 'Martin' },
      email: 'zoe@orange.fr',
      archivedAt: null,
      establishments: [{ id: here, name: 'Le Comptoir des Halles' }],
      pin: { length: 6, change: false },
      access: { state: 'none', roles: [] },
      externalId: null,
    });
    const renewed = await client.post(`/employees/${employee}/pin`);
    const { pin: next } = newPinAnswerSchema.parse(await renewed.json());
    const stored = JSON.stringify(
      await server.deps.db.selectFrom('operation').selectAll().execute(),
    );
    for (const secret of [`"${pin}"`, `"${next}"`]) expect(stored).not.toContain(secret);
    for (const secret of [pin, next]) expect(server.log.join('')).not.toContain(`"${secret}"`);
  });

  it('S28 EMP-7 one field that changed meanwhile refuses the whole, and answers how they stand', async () => {
    const { employee } = await add();
    expect((await patch(employee, { team: { from: 'Bar', to: 'Salle' } })).status).toBe(200);
    const late = await patch(employee, {
      team: { from: 'Bar', to: 'Cuisine' },
      phone: { from: null, to: '06 12 34 56 78' },
    });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({
      refusal: 'conflict',
      current: { id: employee, team: 'Salle', phone: null },
    });
    expect(await record(employee)).toMatchObject({ team: 'Salle', phone: null });
  });

  it('refuse what is no address, no field, nobody', async () => {
    const { employee } = await add();
    const wrong = await patch(employee, { email: { from: 'zoe@orange.fr', to: 'zoe@' } });
    expect(await refusalOf(wrong)).toEqual([400, 'bad-request']);
    const forged = await client.send('PATCH', `/employees/${employee}`, { archived: true });
    expect(forged.status).toBe(400);
    expect(await refusalOf(await patch(server.deps.keys.pepper.id, {}))).toEqual([
      404,
      'not-found',
    ]);
    expect((await client.post('/employees', zoe({ email: 'zoe@' }))).status).toBe(400);
    expect(await list()).toHaveLength(2);
  });

  it('EMP-8 EMP-9 leave with their code and come back without one', async () => {
    const { employee } = await add();
    expect((await client.post(`/employees/${employee}/archive`)).status).toBe(204);
    const left = await record(employee);
    expect(left.archivedAt).toBe(server.clock.now());
    expect(left.pin).toBeNull();
    expect((await client.post(`/employees/${employee}/pin`)).status).toBe(404);
    expect((await client.post(`/employees/${employee}/restore`)).status).toBe(204);
    expect(await record(employee)).toMatchObject({ archivedAt: null, pin: null });
  });

  it('P20 the last administrator is not archived', async () => {
    const answer = await client.post(`/employees/${administrator}/archive`);
    expect(await refusalOf(answer)).toEqual([409, 'last-administrator']);
    expect((await record(administrator)).archivedAt).toBeNull();
  });

  it('EMP-11 work in several stores, never in none', async () => {
    const there = await addStore();
    const { employee } = await add();
    const places = `/employees/${employee}/memberships`;
    expect((await client.post(places, { establishment: there })).status).toBe(204);
    expect((await record(employee)).establishments.map(({ id }) => id).sort()).toEqual(
      [here, there].sort(),
    );
    expect((await client.send('DELETE', `${places}/${here}`)).status).toBe(204);
    expect((await client.send('DELETE', `${places}/${there}`)).status).toBe(403);
    expect((await record(employee)).establishments).toEqual([{ id: there, name: 'Le Marché' }]);
  });
});

describe('a manager in the portal', () => {
  it('X03 EMP-15 knows the people of their store, and nobody else', async () => {
    const there = await addStore();
    const { employee: stranger } = await add({ establishment: there, email: null });
    const foreign = await foundEstablishment(server.deps);
    const { by, person } = await manager();
    const { employee } = await add({}, by);
    expect((await list(by)).map(({ id }) => id).sort()).toEqual(
      [administrator, person, employee].sort(),
    );
    for (const [method, path, body] of [
      ['PATCH', `/employees/${stranger}`, {}],
      ['POST', `/employees/${stranger}/archive`, undefined],
      ['POST', `/employees/${stranger}/pin`, undefined],
      ['POST', `/employees/${stranger}/memberships`, { establishment: here }],
      ['POST', `/employees/${employee}/memberships`, { establishment: there }],
      ['POST', `/employees/${employee}/memberships`, { establishment: foreign.establishment }],
      ['POST', '/employees', zoe({ establishment: there })],
      ['POST', '/employees', zoe({ establishment: foreign.establishment })],
    ] as const) {
      const answer = await by.send(method, path, body);
      expect([path, ...(await refusalOf(answer))]).toEqual([path, 404, 'not-found']);
    }
  });

  it('T16 EMP-15 may ask here what their tablet would let them ask', async () => {
    const { by, person } = await manager();
    const { employee } = await add();
    const { employee: other } = await add(managing());
    const refused: [string, string, unknown][] = [
      ['POST', '/employees', zoe(managing())],
      // Whoever has more than an employee has is touched by who could give it.
      ['PATCH', `/employees/${other}`, { team: { from: 'Bar', to: 'Salle' } }],
      ['POST', `/employees/${other}/archive`, undefined],
      ['POST', `/employees/${other}/pin`, undefined],
      ['DELETE', `/employees/${other}/memberships/${here}`, undefined],
      ['PATCH', `/employees/${other}`, { role: { from: 'manager', to: 'employee' } }],
      ['POST', '/establishments', { name: 'Chez moi', zone: 'Europe/Paris' }],
      ['GET', '/establishments', undefined],
    ];
    for (const [method, path, body] of refused) {
      const answer = await by.send(method, path, body);
      expect([method, path, ...(await refusalOf(answer))]).toEqual([
        method,
        path,
        403,
        'not-allowed',
      ]);
    }
    expect((await by.post(`/employees/${person}/pin`)).status).toBe(200);
    expect((await by.post(`/employees/${employee}/pin`)).status).toBe(200);
    expect((await patch(employee, { team: { from: 'Bar', to: 'Salle' } }, by)).status).toBe(200);
    expect((await patch(person, { team: { from: 'Bar', to: 'Salle' } }, by)).status).toBe(200);
    expect((await by.post(`/employees/${employee}/archive`)).status).toBe(204);
    // What takes administration takes nothing more.
    expect((await client.post(`/employees/${other}/pin`)).status).toBe(200);
    expect((await client.post(`/employees/${other}/archive`)).status).toBe(204);
  });

  it('K26 W2 is nobody here once they are none on the roster', async () => {
    const { by, person } = await manager();
    expect((await by.get('/employees')).status).toBe(200);
    await patch(person, { role: { from: 'manager', to: 'employee' } });
    expect(await refusalOf(await by.get('/employees'))).toEqual([403, 'not-allowed']);
    expect(
      (await new (client.constructor as typeof PortalClient)(server).get('/employees')).status,
    ).toBe(401);
  });
});
