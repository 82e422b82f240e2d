import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Payroll } from '../testing/payroll.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';

let server: TestServer;
let client: PortalClient;
beforeEach(async () => {
  server = await openTestServer({ limits: { backoffice: { requests: 5, seconds: 60 } } });
  ({ client } = await setUpHouse(server));
});
afterEach(() => server.close());

describe('the back office’s door', () => {
  it('BO-2 opens to a token in its header, never to a cookie, a query or another door’s token', async () => {
    const payroll = await Payroll.connect(server, client);
    const cookie = [...client.jar].map((pair) => pair.join('=')).join('; ');
    const address = `${server.url}/api/backoffice/v1/changes`;
    const bare = await fetch(address, { headers: { cookie } });
    expect(await refusalOf(bare)).toEqual([401, 'unauthorised']);
    const inQuery = await fetch(`${address}?token=${payroll.secret}`);
    expect(inQuery.status).toBe(401);
    const authorization = `Bearer ${payroll.secret}`;
    for (const path of ['/api/portal/me', '/api/portal/employees', '/api/sync/events']) {
      expect((await fetch(`${server.url}${path}`, { headers: { authorization } })).status).toBe(
        401,
      );
    }
    for (const wrong of ['Basic x', 'Bearer ', `bearer ${payroll.secret}`, `Bearer cpt_`]) {
      expect((await fetch(address, { headers: { authorization: wrong } })).status).toBe(401);
    }
    expect((await fetch(address, { headers: { authorization } })).status).toBe(200);
  });

  it('BO-2 opens as far as the scopes of the token', async () => {
    const reader = await Payroll.connect(server, client, ['employees.read']);
    const writer = await Payroll.connect(server, client, ['employees.write']);
    const refused = await reader.put('SIL-1', { name: { given: 'Zoé', family: '' } });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      refusal: 'not-allowed',
      message: { fr: 'Cette clé d’accès n’a pas ce droit.' },
    });
    expect((await writer.ask('GET', '/changes')).status).toBe(403);
    expect((await writer.put('SIL-1', { name: { given: 'Zoé', family: '' } })).status).toBe(201);
    const types = new Set((await reader.pull()).map(({ type }) => type));
    expect([...types]).toEqual(['employee']);
  });

  it('BO-3 lets each token ask so often, and says when it may again', async () => {
    const [busy, calm] = [
      await Payroll.connect(server, client),
      await Payroll.connect(server, client),
    ];
    for (let n = 1; n <= 5; n++) expect((await busy.ask('GET', '/changes')).status).toBe(200);
    const refused = await busy.ask('GET', '/changes');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ refusal: 'too-many-requests' });
    expect((await calm.ask('GET', '/changes')).status).toBe(200);
  });

  it('BO-3 takes no body over its limit, no more than 500 people, nothing that is not JSON', async () => {
    const payroll = await Payroll.connect(server, client);
    const large = await payroll.put('SIL-1', { name: 'x'.repeat(1_100_000) });
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ refusal: 'too-large', message: {} });
    const many = { employees: Array.from({ length: 501 }, () => ({})) };
    expect((await payroll.ask('PUT', '/employees', many)).status).toBe(413);
    expect((await payroll.ask('PUT', '/employees', '{"employees":')).status).toBe(400);
    expect((await payroll.ask('PUT', '/employees', [])).status).toBe(400);
    expect(
      (await payroll.ask('PUT', '/employees', '{}', { 'content-encoding': 'gzip' })).status,
    ).toBe(400);
  });

  it('X13 BO-3 is logged without token, body or query', async () => {
    const payroll = await Payroll.connect(server, client);
    await payroll.put('SIL-1', { name: { given: 'Bérénice', family: '' } });
    await payroll.ask('GET', '/changes?limit=1');
    const log = server.log.join('');
    expect(log).toContain('/api/backoffice/v1/changes');
    for (const secret of [payroll.secret.split('.')[1]!, 'Bérénice', 'limit=1']) {
      expect(log).not.toContain(secret);
    }
  });
});
