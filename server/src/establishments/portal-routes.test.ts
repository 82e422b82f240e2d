import {
  type EstablishmentView,
  establishmentViewSchema,
  establishmentsAnswerSchema,
} from '@comptoir/shared/establishments/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mintOrganisationScope } from '../http/scopes.ts';
import { appendServer } from '../journal/append.ts';
import { logInAs } from '../testing/portal-account.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';

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

async function list(by: PortalClient) {
  return establishmentsAnswerSchema.parse(await (await by.get('/establishments')).json());
}

describe('stores in the portal', () => {
  it('EST-4 are made by whoever administers the house, with its settings', async () => {
    await foundEstablishment(server.deps);
    const asked = { name: ' Le Marché ', zone: 'Europe/Brussels' };
    const answer = await client.post('/establishments', asked);
    expect(answer.status).toBe(201);
    const made: EstablishmentView = establishmentViewSchema.parse(await answer.json());
    const { establishments, kioskAddress } = await list(client);
    expect(establishments).toHaveLength(2);
    const first = establishments.find(({ id }) => id === here)!;
    expect(establishments).toContainEqual(made);
    expect(made).toMatchObject({ name: 'Le Marché', contact: null });
    expect(made.settings).toEqual({ ...first.settings, zone: 'Europe/Brussels' });
    expect(kioskAddress).toBe('https://comptoir.example.fr');
  });

  it('refuse a zone that is none', async () => {
    const answer = await client.post('/establishments', { name: 'X', zone: 'Europe/Paname' });
    expect(await refusalOf(answer)).toEqual([400, 'bad-request']);
    expect((await list(client)).establishments).toHaveLength(1);
  });

  it('X03 EST-4 whoever administers one store sees that one, and makes none', async () => {
    const made = await client.post('/establishments', { name: 'B', zone: 'Europe/Paris' });
    const there = establishmentViewSchema.parse(await made.json()).id;
    const hired = await client.post('/employees', {
      ...{ establishment: there, name: { given: 'Zoé', family: '' }, team: null },
      ...{ email: null, phone: null, roles: [], grants: [], photo: null, invite: false },
    });
    const { employee: person } = (await hired.json()) as { employee: string };
    await appendServer(server.deps, mintOrganisationScope(organisation), [
      {
        ...{ establishment: null, actor: null, auth: 'none', attachments: [] },
        source: { door: 'system', account: null },
        kind: 'role.give',
        body: { person, role: 'administration', establishment: there },
      },
    ]);
    const by = await logInAs(server, { organisation, person });
    expect((await list(by)).establishments.map(({ id }) => id)).toEqual([there]);
    const asked = { name: 'C', zone: 'Europe/Paris' };
    expect(await refusalOf(await by.post('/establishments', asked))).toEqual([403, 'not-allowed']);
  });

  it('EST-10 the rules of paid time change by what the form showed, and never over somebody else’s', async () => {
    const { settings } = (await list(client)).establishments[0]!;
    const from = settings.timeRules;
    const to = { ...from, rounding: { minutes: 5 as const, mode: 'nearest' as const } };
    const send = (body: object) => client.send('PATCH', `/establishments/${here}`, body);
    const saved = await send({ timeRules: { from, to } });
    expect(saved.status).toBe(200);
    expect(establishmentViewSchema.parse(await saved.json()).settings.timeRules).toEqual(to);
    const late = await send({ timeRules: { from, to: { ...from, paidBreaks: 20 } } });
    expect(await refusalOf(late)).toEqual([409, 'conflict']);
    const wrong = {
      ...to,
      overtime: [
        { after: 2_580, rate: 50 },
        { after: 2_100, rate: 25 },
      ],
    };
    expect(await refusalOf(await send({ timeRules: { from: to, to: wrong } }))).toEqual([
      ...[400, 'bad-request'],
    ]);
    const nowhere = await client.send('PATCH', `/establishments/${organisation}`, {
      timeRules: { from: to, to: from },
    });
    expect(await refusalOf(nowhere)).toEqual([404, 'not-found']);
    expect((await list(client)).establishments[0]?.settings.timeRules).toEqual(to);
  });

  it('EST-11 the rules of planning change the same way, on their own', async () => {
    const { settings } = (await list(client)).establishments[0]!;
    const from = settings.planningRules;
    const to = { ...from, partTimeNoticeDays: 3, colleagues: false };
    const send = (body: object) => client.send('PATCH', `/establishments/${here}`, body);
    const saved = await send({ planningRules: { from, to } });
    expect(establishmentViewSchema.parse(await saved.json()).settings).toEqual({
      ...settings,
      planningRules: to,
    });
    const late = await send({ planningRules: { from, to: { ...from, tolerance: 10 } } });
    expect(await refusalOf(late)).toEqual([409, 'conflict']);
    const wrong = { planningRules: { from: to, to: { ...to, partTimeNoticeDays: 2 } } };
    expect(await refusalOf(await send(wrong))).toEqual([400, 'bad-request']);
    expect(await refusalOf(await send({}))).toEqual([400, 'bad-request']);
    expect((await list(client)).establishments[0]?.settings.planningRules).toEqual(to);
  });
});
