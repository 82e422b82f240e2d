import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestTablet } from '../devices/testing-tablet.ts';
import { Payroll } from '../testing/payroll.ts';
import { PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { dumpTables, routesBelow } from '../testing/routes.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let person: string;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  person = house.me.person.id;
});
afterEach(() => server.close());

const isSafe = ({ method }: { method: string }) => method === 'GET' || method === 'HEAD';
const portal = () =>
  routesBelow(server, '/api/portal').map(({ method, path }) => ({
    method,
    path: path.slice('/api/portal'.length),
  }));
const filled = (path: string, with_ = person) => path.replaceAll(/:\w+/g, with_);

/** What may change although nothing was asked to: when somebody was here last. */
const looking = ['portal_session.seen_at', 'api_token_secret.last_used_at'];

describe('every route of the portal', () => {
  it('X01 takes nothing from a form of another site, and nothing changes', async () => {
    const writing = portal().filter((route) => !isSafe(route));
    expect(writing.length).toBeGreaterThan(25);
    const before = await dumpTables(server, looking);
    const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const forms = [
      { ...elsewhere, 'content-type': 'text/plain' },
      { ...elsewhere, 'content-type': 'application/x-www-form-urlencoded' },
      { ...elsewhere, 'content-type': 'application/json', 'x-app': '1' },
      { 'sec-fetch-site': 'same-site', 'content-type': 'text/plain' },
      { 'content-type': 'application/json', 'x-app': '1' },
      // What photos and tables are sent as is not what a form may send either.
      { ...elsewhere, 'content-type': 'text/csv', 'x-app': '1' },
      { ...elsewhere, 'content-type': 'image/webp', 'x-app': '1' },
    ];
    for (const { method, path } of writing) {
      for (const headers of forms) {
        const answer = await client.send(method, filled(path), '{}', { bare: true, headers });
        const [status, refusal] = await refusalOf(answer);
        expect([method, path, status, refusal]).toEqual([method, path, 403, 'not-allowed']);
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
    }
    expect(await dumpTables(server, looking)).toEqual(before);
  });

  it('X05 takes no key by which an object reaches what it was made from', async () => {
    const payroll = await Payroll.connect(server, client);
    const bodies = [
      '{"__proto__":{"admin":true}}',
      '{"constructor":{"prototype":{"admin":true}}}',
      '{"name":{"given":"Zoé","family":"","__proto__":{"admin":true}}}',
    ];
    for (const { method, path } of portal().filter((route) => !isSafe(route))) {
      for (const body of bodies) {
        const { status } = await client.send(method, filled(path), body);
        expect([method, path, body, status]).toEqual([method, path, body, 400]);
      }
    }
    for (const body of bodies) {
      for (const path of ['/employees', '/employees/SIL-1']) {
        expect([path, body, (await payroll.ask('PUT', path, body)).status]).toEqual([
          ...[path, body, 400],
        ]);
      }
      for (const path of ['enrolments', 'enrolments/poll', 'nonce', 'session']) {
        expect([path, (await server.post(`/api/devices/${path}`, body)).status]).toEqual([
          ...[path, 400],
        ]);
      }
    }
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('X06 takes each parameter of its address once, and by a plain name', async () => {
    const payroll = await Payroll.connect(server, client);
    for (const query of ['id=1&id=2', 'id[$gt]=', 'id[]=1', 'a.b=1', '__proto__=1']) {
      for (const { method, path } of portal()) {
        const body = isSafe({ method }) ? undefined : {};
        const { status } = await client.send(method, `${filled(path)}?${query}`, body);
        expect([method, path, query, status]).toEqual([method, path, query, 400]);
      }
      expect([query, (await payroll.ask('GET', `/changes?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('X07 takes what looks like SQL or a pattern for what it is: a name that nothing bears', async () => {
    const odd = ["' OR 1=1 --", '%', '%_', '_', "'; drop table employee; --"];
    const before = await dumpTables(server, looking);
    for (const { method, path } of portal().filter((one) => one.path.includes(':'))) {
      for (const value of odd) {
        const body = isSafe({ method }) ? undefined : {};
        const { status } = await client.send(method, filled(path, encodeURIComponent(value)), body);
        const isRefused = [400, 403, 404, 415].includes(status);
        expect([method, path, value, status, isRefused]).toEqual([
          ...[method, path, value, status, true],
        ]);
      }
    }
    const names = ['person', 'actor', 'subject', 'from', 'to', 'before', 'establishment', 'search'];
    for (const { path } of portal().filter((one) => isSafe(one))) {
      const plain = await client.get(filled(path));
      const said = await plain.text();
      for (const name of names) {
        for (const value of odd) {
          const answer = await client.get(`${filled(path)}?${name}=${encodeURIComponent(value)}`);
          const isSame = answer.status === plain.status && (await answer.text()) === said;
          const isRefused = answer.status >= 400 && answer.status < 500;
          expect([path, name, value, answer.status, isSame || isRefused]).toEqual([
            ...[path, name, value, answer.status, true],
          ]);
        }
      }
    }
    expect(await dumpTables(server, looking)).toEqual(before);
  });

  it('X09 answers a field of 50,000 letters at once, and takes it nowhere', async () => {
    const long = `${'a'.repeat(50_000)}!`;
    const before = await dumpTables(server, looking);
    for (const { method, path } of portal().filter((route) => !isSafe(route))) {
      if (method === 'DELETE' || path === '/session') continue;
      for (const field of ['name', 'email', 'code', 'token', 'password', 'establishment']) {
        const answer = await client.send(method, filled(path), { [field]: long });
        const isRefused = answer.status >= 400 && answer.status < 500;
        // Acts that need no body look at none.
        const takesNone = answer.status === 204 || answer.status === 202;
        expect([method, path, field, answer.status, isRefused || takesNone]).toEqual([
          ...[method, path, field, answer.status, true],
        ]);
      }
    }
    expect(JSON.stringify(await dumpTables(server, looking))).not.toContain('a'.repeat(1_000));
    expect((await dumpTables(server, looking)).length).toBeGreaterThanOrEqual(before.length);
  });

  it('X08 answers JSON that no browser takes for a page, whatever somebody is called', async () => {
    for (const { path } of portal().filter((one) => isSafe(one))) {
      const answer = await client.get(filled(path));
      const type = answer.headers.get('content-type') ?? '';
      expect([path, answer.headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      // A preview of a mail is a page of its own, for a frame that runs nothing.
      if (path.endsWith('/preview')) continue;
      expect([path, type]).not.toEqual([path, expect.stringContaining('html')]);
    }
    const name = { given: '<img src=x onerror=alert(1)>', family: '</script><b>' };
    const token = await client.post('/tokens', {
      ...{ name: name.given, scopes: ['punches.read'], days: 1 },
    });
    expect(token.status).toBe(201);
    const listed = await client.get('/tokens');
    expect(listed.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(JSON.stringify(await listed.json())).toContain(name.given);
    const lost = await fetch(`${server.url}/<img src=x onerror=alert(1)>`);
    expect(lost.headers.get('content-type')).toContain('text/plain');
    expect(await lost.text()).not.toContain('<img');
  });
});

it('X02 nothing changes by GET, whatever is asked and by whom', async () => {
  const payroll = await Payroll.connect(server, client);
  const tablet = await TestTablet.enrolled(server);
  const token = await tablet.token();
  server.clock.advance(2 * 60_000);
  const reading = routesBelow(server, '/').filter(
    // The stream of pokes never ends: what it does is another test's.
    (route) => isSafe(route) && route.path !== '/api/sync/events',
  );
  expect(reading.length).toBeGreaterThan(12);
  const before = await dumpTables(server, looking);
  for (const { path } of reading) {
    const bearer = path.includes('/backoffice/') ? payroll.secret : token;
    for (const method of ['GET', 'HEAD']) {
      for (const query of ['', '?from=2026-11-01&to=2026-11-02', `?person=${person}`]) {
        const at = filled(path).replace('{*rest}', 'x');
        const answer = await fetch(`${server.url}${at}${query}`, {
          method,
          headers: {
            authorization: `Bearer ${bearer}`,
            cookie: [...client.jar].map((pair) => pair.join('=')).join('; '),
          },
        });
        await answer.arrayBuffer();
        expect([at, answer.status < 500]).toEqual([at, true]);
        expect([at, answer.headers.getSetCookie()]).toEqual([at, []]);
      }
    }
  }
  expect(await dumpTables(server, looking)).toEqual(before);
});
