import { createdEmployeeSchema } from '@comptoir/shared/employees/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logInAs } from '../../testing/portal-account.ts';
import { PortalClient, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { PortalPeople } from '../../testing/portal-people.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let people: PortalPeople;
let organisation: string;
let here: string;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  here = house.me.establishments[0]!.id;
  people = new PortalPeople(server, house.me);
});
afterEach(() => server.close());

const month = 31 * 86_400_000;

/** Somebody who left so many months ago. */
async function left(months: number): Promise<string> {
  const person = await people.hire('awa@orange.fr');
  const now = server.clock.now();
  server.clock.set(now - months * month);
  await people.append({ kind: 'employee.archive', body: { person } });
  server.clock.set(now);
  return person;
}

const erase = (person: string, what = 'all', by = client) =>
  by.post(`/employees/${person}/erase`, { what });

async function texts(): Promise<string[]> {
  const rows = await server.deps.db.selectFrom('attachment').select('text').execute();
  return rows.map(({ text }) => text).filter((text) => /awa/i.test(text));
}

describe('EMP-20 P19 an erasure that the portal asks for', () => {
  it('is done by an administrator who has just proved who they are', async () => {
    const person = await left(61);
    expect((await texts()).length).toBe(2);
    expect((await erase(person)).status).toBe(204);
    expect(await texts()).toEqual([]);
    expect(await (await client.get(`/employees/${person}`)).json()).toMatchObject({
      ...{ id: person, name: null, email: null },
    });
  });

  it('asks for a proof again after ten minutes, and takes it', async () => {
    const person = await left(61);
    server.clock.advance(11 * 60_000);
    expect(await refusalOf(await erase(person))).toEqual([403, 'prove-again']);
    expect((await texts()).length).toBe(2);
    const proof = await client.post('/me/proof', { password: 'Trois-Merles-7' });
    expect(proof.status).toBe(204);
    expect((await erase(person)).status).toBe(204);
  });

  it('is too early of somebody present, and before the period is over', async () => {
    const present = await people.hire('awa@orange.fr');
    expect(await refusalOf(await erase(present))).toEqual([409, 'too-early']);
    const lately = await left(1);
    for (const what of ['all', 'contacts']) {
      expect(await refusalOf(await erase(lately, what))).toEqual([409, 'too-early']);
    }
    expect((await texts()).length).toBe(2);
  });

  it('takes no other word for what, and nothing beside it', async () => {
    const person = await left(61);
    expect(await refusalOf(await erase(person, 'everything'))).toEqual([400, 'bad-request']);
    const more = await client.post(`/employees/${person}/erase`, { what: 'all', person });
    expect(await refusalOf(more)).toEqual([400, 'bad-request']);
  });

  it.each(['manager', 'accounting', 'fleet', 'support', 'employee'])(
    'is not for the role %s',
    async (role) => {
      const person = await left(61);
      const roles = role === 'employee' ? [] : [{ role, establishment: here, team: null }];
      const made = await client.post('/employees', {
        ...{ establishment: here, name: { given: 'Mia', family: '' }, team: null, email: null },
        ...{ phone: null, roles, grants: [], photo: null, invite: false },
      });
      const { employee } = createdEmployeeSchema.parse(await made.json());
      const by = await logInAs(server, { organisation, person: employee });
      expect(await refusalOf(await erase(person, 'all', by))).toEqual([403, 'not-allowed']);
      expect((await texts()).length).toBe(2);
      expect((await erase(person, 'all', new PortalClient(server))).status).toBe(401);
    },
  );

  it('X03 names nobody of another store, nor somebody who is nowhere', async () => {
    expect(await refusalOf(await erase(crypto.randomUUID()))).toEqual([404, 'not-found']);
    const store = await client.post('/establishments', { name: 'Le Marché', zone: 'Europe/Paris' });
    const { id: there } = (await store.json()) as { id: string };
    const made = await client.post('/employees', {
      ...{ establishment: there, name: { given: 'Mia', family: '' }, team: null, email: null },
      ...{ phone: null, grants: [], photo: null, invite: false },
      roles: [{ role: 'administration', establishment: there, team: null }],
    });
    const { employee } = createdEmployeeSchema.parse(await made.json());
    const by = await logInAs(server, { organisation, person: employee });
    const person = await left(61);
    expect(await refusalOf(await erase(person, 'all', by))).toEqual([404, 'not-found']);
  });
});
