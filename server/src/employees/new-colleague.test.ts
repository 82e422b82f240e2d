import { createdEmployeeSchema, employeesAnswerSchema } from '@comptoir/shared/employees/portal';
import { hashPhoto } from '@comptoir/shared/employees/photo';
import sharp from 'sharp';
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

const zoe = (over: object = {}) => ({
  ...{ establishment: here, name: { given: 'Zoé', family: 'Martin' }, team: 'Bar', email: null },
  ...{ phone: null, roles: [], grants: [], photo: null, invite: false, ...over },
});
const held = (role: string, establishment: string | null = null) => ({
  ...{ role, establishment, team: null },
});

const create = (over: object, by = client) => by.post('/employees', zoe(over));
async function made(over: object = {}, by = client) {
  const answer = await create(over, by);
  expect(answer.status).toBe(201);
  return createdEmployeeSchema.parse(await answer.json());
}
async function lines(by = client) {
  const answer = await by.get('/employees');
  return employeesAnswerSchema.parse(await answer.json()).employees;
}
async function positions(): Promise<number> {
  const [head] = await server.deps.db.selectFrom('journal_head').select('position').execute();
  return head!.position;
}

function putPhoto(by: PortalClient, bytes: Uint8Array, hash = hashPhoto(bytes)) {
  const cookie = [...by.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return fetch(`${server.url}/api/portal/photos/${hash}`, {
    method: 'PUT',
    headers: {
      ...{ 'x-app': '1', 'sec-fetch-site': 'same-origin', 'content-type': 'image/webp', cookie },
    },
    body: bytes.slice(),
  });
}

async function image(background = '#a53'): Promise<Uint8Array> {
  const create = { width: 8, height: 8, channels: 3, background } as const;
  return new Uint8Array(await sharp({ create }).webp().toBuffer());
}

describe('EMP-19 C3 C6 « Nouveau collègue »', () => {
  it('comes with roles, photo and invitation, and a PIN that is shown once', async () => {
    const bytes = await image();
    expect((await putPhoto(client, bytes)).status).toBe(204);
    const { employee, pin, invited, mailed } = await made({
      ...{ email: 'zoe@orange.fr', phone: '06 12 34 56 78', photo: hashPhoto(bytes) },
      ...{ roles: [held('manager', here), held('accounting')], invite: true },
    });
    // This house has no mail server: whoever invites is told that the mail is kept.
    expect([pin.length, invited, mailed]).toEqual([6, true, false]);
    expect((await lines()).find(({ id }) => id === employee)).toMatchObject({
      ...{ role: 'manager', roles: ['accounting', 'manager'], status: 'invited', pin: true },
      ...{ photo: hashPhoto(bytes), phone: '+33612345678', establishments: [here] },
      invitedAt: server.clock.now(),
    });
    expect((await client.get(`/photos/${hashPhoto(bytes)}`)).status).toBe(200);
  });

  it.each<[string, object, [number, string]]>([
    ['an invitation without an e-mail', { invite: true }, [409, 'no-email']],
    [
      'an e-mail of somebody else',
      { invite: true, email: 'nour@maison-aubert.fr' },
      [409, 'email-taken'],
    ],
    ['a photo that nobody sent', { photo: 'a'.repeat(64) }, [404, 'not-found']],
    [
      'a store that is not there',
      { roles: [held('manager', '01900000-0000-7000-8000-000000000000')] },
      [404, 'not-found'],
    ],
    ['a role beyond the list', { roles: [held('king')] }, [400, 'bad-request']],
  ])('with %s is nobody: nothing is written', async (_, over, refusal) => {
    const before = await positions();
    expect(await refusalOf(await create(over))).toEqual(refusal);
    expect([await positions(), (await lines()).length]).toEqual([before, 1]);
  });

  it('P18 is given nothing by a manager that they do not have', async () => {
    const { employee: person } = await made({ roles: [held('manager', here)] });
    const by = await logInAs(server, { organisation, person });
    const before = await positions();
    for (const roles of [[held('manager', here)], [held('accounting')], [held('administration')]]) {
      expect(await refusalOf(await create({ roles }, by))).toEqual([403, 'not-allowed']);
    }
    expect(await positions()).toBe(before);
    expect((await made({}, by)).invited).toBe(false);
  });
});

describe('EMP-18 a name', () => {
  it.each(['A\u202ewa', 'Awa\u0000', 'A\nwa', '\u2066Awa', 'A\u200bwa', 'A\ufeffwa'])(
    '%j is not one',
    async (given) => {
      const answer = await create({ name: { given, family: '' } });
      expect(await refusalOf(answer)).toEqual([400, 'bad-request']);
      const { employee } = await made();
      const patch = {
        name: { from: { given: 'Zoé', family: 'Martin' }, to: { given: 'Zoé', family: given } },
      };
      const changed = await client.send('PATCH', `/employees/${employee}`, patch);
      expect(await refusalOf(changed)).toEqual([400, 'bad-request']);
    },
  );

  it('X09 longer than it may be is refused by its length, before any pattern looks at it', async () => {
    const long = `${'a'.repeat(50_000)}!`;
    for (const over of [
      { name: { given: long, family: '' } },
      { email: long },
      { phone: long },
      { team: long },
    ]) {
      expect(await refusalOf(await create(over))).toEqual([400, 'bad-request']);
    }
  });
});

describe('EMP-17 the list of users', () => {
  it('W13 shows a team to whoever looks after it, and nobody else of the store', async () => {
    const team = await client.post('/teams', { establishment: here, name: 'Bar', parent: null });
    const { id } = (await team.json()) as { id: string };
    const { employee: person } = await made({
      roles: [{ role: 'manager', establishment: here, team: id }],
    });
    const { employee: barman } = await made();
    const { employee: cook } = await made({ team: 'Cuisine' });
    const by = await logInAs(server, { organisation, person });
    expect((await lines(by)).map((line) => line.id).sort()).toEqual([person, barman].sort());
    expect((await by.get(`/employees/${cook}`)).status).toBe(404);
    expect((await made({}, by)).pin).toHaveLength(6);
    expect(await refusalOf(await create({ team: 'Cuisine' }, by))).toEqual([404, 'not-found']);
  });
});

describe('EMP-22 PINs of several people', () => {
  it('are made for those who have none, shown once, and for nobody out of reach', async () => {
    const { employee: has } = await made();
    const file = 'Prénom\nAwa\nBo\n';
    const imported = await client.send('POST', `/employees/import?establishment=${here}`, file, {
      headers: { 'content-type': 'text/csv' },
    });
    const { people } = (await imported.json()) as { people: string[] };
    const answer = await client.post('/employees/pins', { people: [has, ...people] });
    const { pins } = (await answer.json()) as { pins: { person: string; pin: string }[] };
    expect(pins.map(({ person }) => person).sort()).toEqual([...people].sort());
    expect(new Set(pins.map(({ pin }) => pin.length))).toEqual(new Set([6]));
    expect((await lines()).every(({ id, pin }) => pin || id !== people[0])).toBe(true);
    const again = await client.post('/employees/pins', { people });
    expect(await again.json()).toEqual({ pins: [] });
    const many = Array.from({ length: 26 }, () => has);
    expect((await client.post('/employees/pins', { people: many })).status).toBe(400);
    const nobody = ['01900000-0000-7000-8000-000000000000'];
    expect((await client.post('/employees/pins', { people: nobody })).status).toBe(404);
  });
});

describe('EMP-23 a photo sent from the portal', () => {
  it('F03 is held to the same rules, and is not anybody’s to send', async () => {
    const bytes = await image('#08f');
    const { employee: person } = await made();
    const colleague = await logInAs(server, { organisation, person });
    expect((await putPhoto(colleague, bytes)).status).toBe(403);
    const nobody = await putPhoto(client, new TextEncoder().encode('<svg/>'));
    expect(await refusalOf(nobody)).toEqual([422, 'unreadable-image']);
    expect((await putPhoto(client, bytes, 'a'.repeat(64))).status).toBe(400);
    expect((await putPhoto(client, bytes)).status).toBe(204);
    const named = { photo: { from: null, to: hashPhoto(bytes) } };
    expect((await client.send('PATCH', `/employees/${person}`, named)).status).toBe(200);
    expect((await client.get(`/photos/${hashPhoto(bytes)}`)).status).toBe(200);
  });
});
