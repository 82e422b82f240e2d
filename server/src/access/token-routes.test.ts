import { tokenAnswerSchema } from '@comptoir/shared/access/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mintOrganisationScope } from '../http/scopes.ts';
import { appendServer } from '../journal/append.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { Payroll } from '../testing/payroll.ts';
import { logInAs } from '../testing/portal-account.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';

const day = 86_400_000;
let server: TestServer;
let client: PortalClient;
let organisation: string;
let administrator: string;
let here: string;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  administrator = house.me.person.id;
  here = house.me.establishments[0]!.id;
});
afterEach(() => server.close());

type Listed = { tokens: { id: string; lastUsedAt: number | null; revokedAt: number | null }[] };
const list = async () => (await (await client.get('/tokens')).json()) as Listed;
const pull = (payroll: Payroll) => payroll.ask('GET', '/changes');

describe('tokens', () => {
  it('BO-1 are shown once, hashed at rest, and the journal says who made them', async () => {
    const asked = { name: 'Silae', scopes: ['punches.read'], days: 365 };
    const answer = await client.post('/tokens', asked);
    expect(answer.status).toBe(201);
    const { token, secret } = tokenAnswerSchema.parse(await answer.json());
    expect(secret).toBe(`cpt_${token.id}.${secret.split('.')[1]}`);
    expect(Buffer.from(secret.split('.')[1]!, 'base64url')).toHaveLength(32);
    expect(token).toMatchObject({
      name: 'Silae',
      scopes: ['punches.read'],
      expiresAt: server.clock.now() + 365 * day,
      lastUsedAt: null,
      revokedAt: null,
    });
    expect(await list()).toEqual({ tokens: [token] });
    const { db } = server.deps;
    for (const table of ['operation', 'attachment', 'api_token', 'api_token_secret'] as const) {
      const rows = JSON.stringify(await db.selectFrom(table).selectAll().execute());
      expect(rows).not.toContain(secret.split('.')[1]);
    }
    const { actor } = await db
      .selectFrom('operation')
      .select('actor')
      .where('kind', '=', 'token.create')
      .executeTakeFirstOrThrow();
    expect(actor).toBe(administrator);
    expect(server.log.join('')).not.toContain(secret.split('.')[1]);
  });

  it('BO-1 work until they are revoked, or expire, and nobody learns which', async () => {
    const revoked = await Payroll.connect(server, client);
    const expired = await Payroll.connect(server, client);
    const forged = new Payroll(server, {
      id: revoked.id,
      secret: `cpt_${revoked.id}.${'x'.repeat(43)}`,
    });
    expect((await pull(forged)).status).toBe(401);
    expect((await pull(revoked)).status).toBe(200);
    expect((await list()).tokens.find(({ id }) => id === revoked.id)?.lastUsedAt).toBe(
      server.clock.now(),
    );
    const answer = await client.send('DELETE', `/tokens/${revoked.id}`);
    expect(answer.status).toBe(204);
    const revokedAt = server.clock.now();
    expect((await pull(revoked)).status).toBe(401);
    expect((await pull(expired)).status).toBe(200);
    server.clock.advance(60_000);
    // A second time changes nothing.
    await client.send('DELETE', `/tokens/${revoked.id}`);
    expect((await list()).tokens.find(({ id }) => id === revoked.id)?.revokedAt).toBe(revokedAt);
    expect(await compareRebuilt(server.deps.db, organisation)).toMatchObject({ ok: true });
    server.clock.advance(90 * day - 60_001);
    expect((await pull(expired)).status).toBe(200);
    server.clock.advance(1);
    const bodies = new Set<string>();
    for (const payroll of [revoked, expired, forged]) {
      const refused = await pull(payroll);
      expect(refused.status).toBe(401);
      bodies.add(await refused.text());
    }
    expect([...bodies]).toHaveLength(1);
    expect(JSON.parse([...bodies][0]!)).toMatchObject({
      protocol: 'comptoir-sync-1',
      refusal: 'wrong-key',
    });
  });

  it('T16 BO-1 are made by whoever administers the whole house', async () => {
    const hired = await client.post('/employees', {
      ...{ establishment: here, name: { given: 'Zoé', family: '' }, team: null },
      ...{ roles: [{ role: 'manager', establishment: here, team: null }], grants: [] },
      ...{ email: null, phone: null, photo: null, invite: false },
    });
    const { employee: person } = (await hired.json()) as { employee: string };
    const give = (role: 'manager' | 'administration') =>
      appendServer(server.deps, mintOrganisationScope(organisation), [
        {
          ...{ establishment: null, actor: null, auth: 'none', attachments: [] },
          source: { door: 'system', account: null },
          kind: 'role.give',
          body: { person, role, establishment: here },
        },
      ]);
    await give('manager');
    const by = await logInAs(server, { organisation, person });
    const asked = { name: 'Silae', scopes: ['punches.read'], days: 1 };
    expect(await refusalOf(await by.post('/tokens', asked))).toEqual([403, 'not-allowed']);
    await give('administration');
    expect(await refusalOf(await by.post('/tokens', asked))).toEqual([403, 'not-allowed']);
    expect((await by.get('/tokens')).status).toBe(403);
    expect((await client.post('/tokens', { ...asked, days: 366 })).status).toBe(400);
    expect((await client.post('/tokens', { ...asked, scopes: ['all'] })).status).toBe(400);
    expect((await client.send('DELETE', `/tokens/${person}`)).status).toBe(404);
  });
});
