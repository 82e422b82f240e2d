import { createdEmployeeSchema, importedSchema } from '@comptoir/shared/employees/portal';
import { csvType } from '@comptoir/shared/employees/table-file';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logInAs } from '../testing/portal-account.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let organisation: string;
let here: string;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  here = house.me.establishments[0]!.id;
});
afterEach(() => server.close());

const colleague = (over: object = {}) => ({
  ...{ establishment: here, name: { given: 'Zoé', family: 'Martin' }, team: null, email: null },
  ...{ phone: null, roles: [], grants: [], photo: null, invite: false, ...over },
});
const create = (over: object = {}, by = client) => by.post('/employees', colleague(over));
const made = async (answer: Response) => createdEmployeeSchema.parse(await answer.json());

async function roster(): Promise<number> {
  const { employees } = (await (await client.get('/employees')).json()) as { employees: unknown[] };
  return employees.length;
}

function importing(file: string, attempt: string, by = client): Promise<Response> {
  const path = `/api/portal/employees/import?establishment=${here}&attempt=${attempt}`;
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: {
      ...{ 'x-app': '1', 'sec-fetch-site': 'same-origin', 'content-type': csvType },
      cookie: [...by.jar].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    body: file,
  });
}

describe('EMP-28 a table that is imported twice under one id', () => {
  const file = 'Prénom;Nom\nAwa;Sow\nBo;Li\n';

  it('puts nobody on the roster twice, at once or later, and is answered the same', async () => {
    const attempt = crypto.randomUUID();
    const both = await Promise.all([importing(file, attempt), importing(file, attempt)]);
    const third = await importing(file, attempt);
    const answers = await Promise.all(
      [...both, third].map(async (answer) => importedSchema.parse(await answer.json()).people),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect([answers[0]!.length, await roster()]).toEqual([2, 3]);
  });

  it('is a conflict where the id stands for another table, and another import under another id', async () => {
    const attempt = crypto.randomUUID();
    expect((await importing(file, attempt)).status).toBe(201);
    const other = await importing('Prénom;Nom\nCy;Ro\n', attempt);
    expect(await refusalOf(other)).toEqual([409, 'conflict']);
    expect((await importing(file, 'once')).status).toBe(400);
    expect(await roster()).toBe(3);
    expect((await importing(file, crypto.randomUUID())).status).toBe(201);
    expect(await roster()).toBe(5);
  });

  it('keeps no refusal: mended rights or rows are judged again', async () => {
    const attempt = crypto.randomUUID();
    const taken = 'Prénom;Nom;E-mail\nAwa;Sow;zoe@orange.fr\n';
    const holder = await made(await create({ email: 'zoe@orange.fr' }));
    expect(await refusalOf(await importing(taken, attempt))).toEqual([422, 'faulty-rows']);
    await client.post(`/employees/${holder.employee}/archive`);
    expect((await importing(taken, attempt)).status).toBe(201);
  });

  it('belongs to the account that asked: another account under the same id is another import', async () => {
    const attempt = crypto.randomUUID();
    const roles = [{ role: 'manager', establishment: here, team: null }];
    const { employee: person } = await made(await create({ roles }));
    const manager = await logInAs(server, { organisation, person });
    expect((await importing(file, attempt)).status).toBe(201);
    expect((await importing(file, attempt, manager)).status).toBe(201);
    expect(await roster()).toBe(6);
  });
});

describe('EMP-28 a colleague who is created twice under one id', () => {
  it('is there once, is invited once, and gets a new code, which is said', async () => {
    const id = crypto.randomUUID();
    const request = { id, email: 'zoe@orange.fr', invite: true };
    const first = await made(await create(request));
    const again = await made(await create(request));
    expect([first.employee, first.again, again.employee, again.again]).toEqual([
      ...[id, false, id, true],
    ]);
    expect([again.invited, again.pin.length]).toEqual([true, 6]);
    expect(await roster()).toBe(2);
    const { db } = server.deps;
    const written = await db
      .selectFrom('operation')
      .select('kind')
      .where('kind', 'in', ['employee.create', 'access.open', 'pin.set'])
      .orderBy('position')
      .execute();
    const kinds = written.map(({ kind }) => kind).slice(-4);
    expect(kinds).toEqual(['employee.create', 'access.open', 'pin.set', 'pin.set']);
  });

  it('is a conflict where the id stands for somebody else, or for another request', async () => {
    const id = crypto.randomUUID();
    await made(await create({ id }));
    const other = await create({ id, name: { given: 'Awa', family: 'Sow' } });
    expect(await refusalOf(other)).toEqual([409, 'conflict']);
    const roles = [{ role: 'manager', establishment: here, team: null }];
    const { employee: person } = await made(await create({ roles }));
    const manager = await logInAs(server, { organisation, person });
    expect(await refusalOf(await create({ id }, manager))).toEqual([409, 'conflict']);
    expect(await roster()).toBe(3);
  });

  it('gets no code any more once they left', async () => {
    const id = crypto.randomUUID();
    await made(await create({ id }));
    await client.post(`/employees/${id}/archive`);
    expect(await refusalOf(await create({ id }))).toEqual([404, 'not-found']);
  });

  it('P18 gets no code from a manager whose reach they have left meanwhile', async () => {
    const id = crypto.randomUUID();
    const roles = [{ role: 'manager', establishment: here, team: null }];
    const { employee: person } = await made(await create({ roles }));
    const manager = await logInAs(server, { organisation, person });
    await made(await create({ id }, manager));
    const role = { from: 'employee', to: 'manager' };
    expect((await client.send('PATCH', `/employees/${id}`, { role })).status).toBe(200);
    expect(await refusalOf(await create({ id }, manager))).toEqual([403, 'not-allowed']);
  });
});

describe('EMP-29 the e-mail of somebody who is present', () => {
  it('is nobody else’s in the portal: neither created, nor edited to', async () => {
    const { employee: zoe } = await made(await create({ email: 'zoe@orange.fr' }));
    const twice = await create({ email: ' ZOE@orange.fr' });
    expect(await refusalOf(twice)).toEqual([409, 'email-taken']);
    expect(await roster()).toBe(2);
    const { employee: awa } = await made(await create({ email: 'awa@orange.fr' }));
    const edit = (id: string, from: string | null, to: string | null) =>
      client.send('PATCH', `/employees/${id}`, { email: { from, to } });
    const taken = await edit(awa, 'awa@orange.fr', 'Zoe@orange.fr');
    expect(await refusalOf(taken)).toEqual([409, 'email-taken']);
    // One's own address stays one's own, and goes free with whoever leaves.
    expect((await edit(zoe, 'zoe@orange.fr', 'zoe@orange.fr')).status).toBe(200);
    await client.post(`/employees/${zoe}/archive`);
    expect((await edit(awa, 'awa@orange.fr', 'zoe@orange.fr')).status).toBe(200);
  });
});
