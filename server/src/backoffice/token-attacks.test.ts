import type { TokenScope } from '@comptoir/shared/access/permissions';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { tokenViewSchema } from '@comptoir/shared/access/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mintOrganisationScope } from '../http/scopes.ts';
import { appendServer } from '../journal/append.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { Payroll } from '../testing/payroll.ts';
import { logInAs } from '../testing/portal-account.ts';
import { type PortalClient, setUpHouse } from '../testing/portal-client.ts';
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

const acts: [string, string, TokenScope[]][] = [
  ['GET', '/changes', ['punches.read', 'employees.read']],
  ['PUT', '/employees', ['employees.write']],
  ['PUT', '/employees/SIL-1', ['employees.write']],
];

async function statuses(payroll: Payroll): Promise<number[]> {
  const found: number[] = [];
  for (const [method, path] of acts) {
    found.push((await payroll.ask(method, path, method === 'PUT' ? {} : undefined)).status);
  }
  return found;
}

/** A second administrator of the house, and their browser. */
async function colleague(): Promise<{ person: string; browser: PortalClient }> {
  const { clock, random } = server.deps;
  const person = uuidv7(clock.now(), random.bytes(10));
  const salt = Buffer.from(random.bytes(16)).toString('hex');
  const name = makeAttachment(salt, JSON.stringify({ given: 'Zoé', family: 'Martin' }));
  const written = {
    ...{ establishment: here, actor: null, auth: 'none' as const },
    source: { door: 'setup' as const, account: null },
  };
  await appendServer(server.deps, mintOrganisationScope(organisation), [
    {
      ...written,
      kind: 'employee.create',
      body: {
        ...{ person, nameText: name.hash, colour: 'teal', role: 'employee' },
        ...{ team: null, minorUntil: null },
      },
      attachments: [name],
    },
    {
      ...written,
      kind: 'role.give',
      body: { person, role: 'administration', establishment: null },
      attachments: [],
    },
  ]);
  return { person, browser: await logInAs(server, { organisation, person }) };
}

const archive = (person: string) =>
  appendServer(server.deps, mintOrganisationScope(organisation), [
    {
      ...{ establishment: here, actor: null, auth: 'none', attachments: [] },
      ...{ source: { door: 'setup', account: null }, kind: 'employee.archive', body: { person } },
    },
  ]);

describe('somebody who holds a token', () => {
  it('X04 BO-2 may do nothing that its scopes do not name', async () => {
    for (const scope of ['punches.read', 'employees.read', 'employees.write'] as const) {
      const payroll = await Payroll.connect(server, client, [scope]);
      const allowed = acts.map(([, , scopes]) => scopes.includes(scope));
      const found = await statuses(payroll);
      expect([scope, found.map((status) => status !== 403)]).toEqual([scope, allowed]);
    }
  });

  it('X04 BO-1 may do nothing once it has expired or was revoked, and nothing in the portal ever', async () => {
    const revoked = await Payroll.connect(server, client);
    const expired = await Payroll.connect(server, client);
    for (const path of ['me', 'journal', 'employees', 'tokens']) {
      const answer = await fetch(`${server.url}/api/portal/${path}`, {
        headers: { authorization: `Bearer ${revoked.secret}` },
      });
      expect([path, answer.status]).toEqual([path, 401]);
    }
    await client.send('DELETE', `/tokens/${revoked.id}`);
    expect(await statuses(revoked)).toEqual([401, 401, 401]);
    expect((await statuses(expired))[0]).toBe(200);
    server.clock.advance(90 * 86_400_000);
    expect(await statuses(expired)).toEqual([401, 401, 401]);
  });

  it('X04 BO-11 may do nothing once whoever made it has left or lost their access', async () => {
    const { person, browser } = await colleague();
    const own = await Payroll.connect(server, client);
    const theirs = await Payroll.connect(server, browser);
    expect((await statuses(theirs))[0]).toBe(200);
    const { db } = server.deps;
    const links = () => db.updateTable('account_person').where('person', '=', person);
    await links().set({ revoked_at: server.clock.now() }).execute();
    expect(await statuses(theirs)).toEqual([401, 401, 401]);
    await links().set({ revoked_at: null }).execute();
    expect((await statuses(theirs))[0]).toBe(200);
    await archive(person);
    expect(await statuses(theirs)).toEqual([401, 401, 401]);
    expect((await statuses(own))[0]).toBe(200);
    const { tokens } = (await (await client.get('/tokens')).json()) as { tokens: unknown[] };
    const orphans = tokens.map((token) => tokenViewSchema.parse(token)).filter((one) => one.orphan);
    expect(orphans.map(({ id }) => id)).toEqual([theirs.id]);
    expect(await compareRebuilt(db, organisation)).toMatchObject({ ok: true });
  });
});
