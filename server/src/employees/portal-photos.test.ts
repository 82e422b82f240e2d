import { hashPhoto } from '@comptoir/shared/employees/photo';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mintOrganisationScope } from '../http/scopes.ts';
import { appendServer } from '../journal/append.ts';
import { logInAs } from '../testing/portal-account.ts';
import { PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';
import { insertPhoto } from './commands.ts';

let server: TestServer;
let administrator: PortalClient;
let organisation: string;
let hash: string;
let person: string;
let halles: string;
let market: string;

const system = { actor: null, auth: 'none', source: { door: 'system', account: null } } as const;

async function add(establishment: string, role: 'employee' | 'manager'): Promise<string> {
  const answer = await administrator.post('/employees', {
    establishment,
    name: { given: 'Zoé', family: 'Martin' },
    team: null,
    email: null,
    phone: null,
    roles: role === 'manager' ? [{ role, establishment, team: null }] : [],
    grants: [],
    photo: null,
    invite: false,
  });
  const { employee } = (await answer.json()) as { employee: string };
  return employee;
}

/** Somebody who manages one store, in a browser of theirs. */
async function managerOf(establishment: string): Promise<PortalClient> {
  const made = await add(establishment, 'manager');
  await appendServer(server.deps, mintOrganisationScope(organisation), [
    {
      ...system,
      establishment,
      kind: 'role.give',
      body: { person: made, role: 'manager', establishment },
      attachments: [],
    },
  ]);
  return logInAs(server, { organisation, person: made });
}

beforeAll(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  administrator = house.client;
  organisation = house.me.organisation.id;
  halles = house.me.establishments[0]!.id;
  const made = await administrator.post('/establishments', {
    name: 'Le Marché',
    zone: 'Europe/Paris',
  });
  market = ((await made.json()) as { id: string }).id;
  person = await add(halles, 'employee');
  const create = { width: 8, height: 8, channels: 3, background: '#a53' } as const;
  const webp = new Uint8Array(await sharp({ create }).webp().toBuffer());
  hash = hashPhoto(webp);
  await insertPhoto(server.deps.db, organisation, { hash, webp, at: server.deps.clock.now() });
  await appendServer(server.deps, mintOrganisationScope(organisation), [
    {
      ...system,
      establishment: halles,
      kind: 'employee.edit',
      body: { person, changes: { photo: { from: null, to: hash } } },
      attachments: [],
    },
  ]);
});
afterAll(() => server.close());

const photo = (by: PortalClient, of = hash) => by.get(`/photos/${of}`);

it('PORTAL-9 T26 a photo is seen by its person and by whoever manages them, and never read as a page', async () => {
  const own = await logInAs(server, { organisation, person });
  for (const by of [own, administrator, await managerOf(halles)]) {
    const answer = await photo(by);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(hashPhoto(new Uint8Array(await answer.arrayBuffer()))).toBe(hash);
  }
});

it('PORTAL-9 X03 to strangers, colleagues and managers of another store there is no such photo', async () => {
  expect(await refusalOf(await photo(new PortalClient(server)))).toEqual([401, 'unauthorised']);
  const colleague = await logInAs(server, { organisation, person: await add(halles, 'employee') });
  for (const by of [colleague, await managerOf(market)]) {
    expect(await refusalOf(await photo(by))).toEqual([404, 'not-found']);
  }
});

it('PORTAL-9 an image that is nobody’s, and what is no hash, do not exist', async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const orphan = hashPhoto(bytes);
  const at = server.deps.clock.now();
  await insertPhoto(server.deps.db, organisation, { hash: orphan, webp: bytes, at });
  for (const of of [orphan, 'f'.repeat(64), '..%2Fkeys']) {
    expect(await refusalOf(await photo(administrator, of))).toEqual([404, 'not-found']);
  }
});
