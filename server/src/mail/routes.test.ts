import { afterEach, beforeEach, expect, it } from 'vitest';
import { mintOrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { createEmployees } from '../employees/commands-of-doors.ts';
import { logInAs } from '../testing/portal-account.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

/** Somebody who administers the one store of the house, and nothing else. */
async function storeAdministrator(house: PortalClient): Promise<PortalClient> {
  const me = await house.me();
  const organisation = me!.organisation.id;
  const establishment = me!.establishments[0]!.id;
  const scope = mintOrganisationScope(organisation);
  const by = { actor: null, source: { door: 'system' as const, account: null } };
  const rest = { role: 'employee', team: null, email: null, phone: null } as const;
  const name = { given: 'Awa', family: 'Diallo' };
  const made = await createEmployees(server.deps, scope, [{ establishment, name, ...rest }], by);
  const [person = ''] = made.ok ? made.value : [];
  const body = { person, role: 'administration', establishment } as const;
  const give: NewServerOperation = {
    ...by,
    establishment: null,
    auth: 'none',
    kind: 'role.give',
    body,
    attachments: [],
  };
  await appendServer(server.deps, scope, [give]);
  return logInAs(server, { organisation, person });
}

it('X03 MAIL-13 who administers one store reads no mail: a kept one opens an administrator’s account', async () => {
  const { client } = await setUpHouse(server);
  const theirs = await storeAdministrator(client);
  expect(await theirs.me()).toMatchObject({ person: { given: 'Awa' } });
  expect(await refusalOf(await theirs.get('/mail'))).toEqual([403, 'not-allowed']);
  const id = (await client.me())!.person.id;
  expect(await refusalOf(await theirs.post(`/mail/${id}/retry`))).toEqual([403, 'not-allowed']);
  expect((await client.get('/mail')).status).toBe(200);
});
