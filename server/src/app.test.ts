import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemSchema } from '@comptoir/shared/sync/messages';
import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeApp } from './app.ts';
import { demoApprover } from './demo/approver.ts';
import { TestTablet } from './devices/testing-tablet.ts';
import { Payroll } from './testing/payroll.ts';
import { administrator, setUpHouse, setupRequest } from './testing/portal-client.ts';
import { routesOf } from './testing/routes.ts';
import { type TestServer, openTestServer } from './testing-server.ts';

let kiosk: string;
let portal: string;
let server: TestServer | null = null;

beforeAll(() => {
  kiosk = mkdtempSync(join(tmpdir(), 'comptoir-kiosk-'));
  mkdirSync(join(kiosk, 'assets'));
  writeFileSync(join(kiosk, 'index.html'), '<!doctype html><title>Comptoir</title>');
  writeFileSync(join(kiosk, 'sw.js'), '// worker');
  writeFileSync(join(kiosk, 'manifest.webmanifest'), '{}');
  writeFileSync(join(kiosk, 'assets', 'app-1a2b3c4d.js'), '// app');
  portal = mkdtempSync(join(tmpdir(), 'comptoir-portal-'));
  mkdirSync(join(portal, 'assets'));
  writeFileSync(join(portal, 'index.html'), '<!doctype html><title>Comptoir, espace</title>');
  writeFileSync(join(portal, 'assets', 'large-1a2b3c4d.js'), '// the same\n'.repeat(1_000));
});
afterAll(() => {
  rmSync(kiosk, { recursive: true });
  rmSync(portal, { recursive: true });
});
afterEach(async () => {
  await server?.close();
  server = null;
});

async function open(options: Parameters<typeof openTestServer>[0] = {}): Promise<TestServer> {
  server = await openTestServer({ kiosk, portal, ...options });
  return server;
}

const get = (at: TestServer, path: string) => fetch(`${at.url}${path}`, { redirect: 'manual' });

describe('headers', () => {
  it('X10 allow a page nothing inline and nothing from elsewhere', async () => {
    const answer = await get(await open(), '/kiosk/');
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' blob:;font-src 'self';" +
        "frame-src 'self';connect-src 'self';worker-src 'self';manifest-src 'self';base-uri 'none';form-action 'self';" +
        "frame-ancestors 'none';object-src 'none'",
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(answer.headers.get('permissions-policy')).toContain('camera=()');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it('demand HTTPS for a year only where it is served', async () => {
    const plain = await get(await open(), '/api/health');
    expect(plain.headers.get('strict-transport-security')).toBeNull();
    await server?.close();
    const baseUrl = new URL('https://comptoir.example.fr');
    const secure = await get(await open({ config: { baseUrl, trustProxy: 1 } }), '/api/health');
    expect(secure.headers.get('strict-transport-security')).toBe(
      'max-age=31536000; includeSubDomains',
    );
  });

  it('keep no answer of the API', async () => {
    const at = await open();
    for (const path of ['/api/health', '/api/nowhere', '/api/sync/events']) {
      expect((await get(at, path)).headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('the tablet’s pages', () => {
  it('are reached from /kiosk, and / leads to the portal, by addresses of this server', async () => {
    const at = await open();
    for (const [path, to] of [
      ['/', '/portal/'],
      ['/portal', '/portal/'],
      ['/kiosk', '/kiosk/'],
    ] as const) {
      const answer = await get(at, path);
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 302, to]);
    }
  });

  it('K4 are not the portal’s: each has its page, and the portal’s policy is as strict', async () => {
    const at = await open();
    for (const path of ['/portal/', '/portal/setup', '/portal/activation']) {
      const answer = await get(at, path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(await answer.text()).toContain('<title>Comptoir, espace</title>');
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';");
    }
    expect((await get(at, '/portal/assets/missing.js')).status).toBe(404);
  });

  it('serve the page for every address without an extension, asked for again each time', async () => {
    const at = await open();
    for (const path of ['/kiosk/', '/kiosk/person/4711']) {
      const answer = await get(at, path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toContain('<title>Comptoir</title>');
    }
  });

  it('keep hashed assets for ever, and nothing else', async () => {
    const at = await open();
    const asset = await get(at, '/kiosk/assets/app-1a2b3c4d.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/kiosk/sw.js', '/kiosk/manifest.webmanifest', '/kiosk/index.html']) {
      expect((await get(at, path)).headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('K4 of the portal travel compressed', async () => {
    const { url } = await open();
    const answer = await fetch(`${url}/portal/assets/large-1a2b3c4d.js`);
    expect(answer.headers.get('content-encoding')).toMatch(/^(br|gzip)$/);
    expect(await answer.text()).toBe('// the same\n'.repeat(1_000));
  });

  it('answer a missing file with 404, never with the page', async () => {
    const at = await open();
    for (const path of [
      '/kiosk/assets/app-old.js',
      '/kiosk/favicon.png',
      '/kiosk/../package.json',
    ]) {
      const answer = await get(at, path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).not.toContain('<title>');
    }
  });
});

describe('answers of the API', () => {
  it('S18 are JSON with the marker for every address that does not exist', async () => {
    const at = await open();
    for (const path of ['/api', '/api/', '/api/nowhere', '/api/sync', '/api/kiosk/index.html']) {
      const answer = await get(at, path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(problemSchema.parse(await answer.json()).refusal).toBe('not-found');
    }
  });

  it('D19 refuse a small body over 64 kB, and a compressed one', async () => {
    const at = await open();
    const large = await at.post('/api/devices/nonce', { device: 'x'.repeat(70_000) });
    expect(large.status).toBe(413);
    expect(problemSchema.parse(await large.json()).refusal).toBe('too-large');
    const zipped = await at.post('/api/devices/nonce', '{}', { 'content-encoding': 'gzip' });
    expect(zipped.status).toBe(400);
  });

  it('P04 count the real address, not the one that a header claims', async () => {
    const limits = {
      enrolments: { requests: 100, seconds: 600 },
      polls: { requests: 3, seconds: 600 },
      sessions: { requests: 100, seconds: 600 },
    };
    const at = await open({ limits });
    const poll = (forwarded: string) =>
      at.post(
        '/api/devices/enrolments/poll',
        { deviceCode: 'x' },
        { 'x-forwarded-for': forwarded },
      );
    for (const address of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) {
      expect((await poll(address)).status).toBe(200);
    }
    const refused = await poll('4.4.4.4');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(problemSchema.parse(await refused.json())).toMatchObject({
      refusal: 'too-many-requests',
    });
  });

  it('X12 say nothing of an error but an id, by which the log tells all', async () => {
    const at = await open({
      extra: () =>
        express.Router().get('/broken', () => {
          throw new Error('SELECT secret FROM drawer');
        }),
    });
    const answer = await get(at, '/api/broken');
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text)).toEqual({ protocol: 'comptoir-sync-1', refusal: 'internal' });
    const id = answer.headers.get('x-error-id') ?? 'none';
    const line = at.log.find((one) => one.includes(id)) ?? '';
    expect(line).toContain('SELECT secret FROM drawer');
  });

  it('X13 log what a stranger sends as one line', async () => {
    const at = await open();
    await get(at, '/api/%0d%0aforged%1b[31m');
    await at.post('/api/devices/nonce', '{"device":"\r\nforged"}');
    for (const line of at.log) expect(line.trimEnd()).not.toMatch(/[\r\n\u001b]/);
  });
});

describe('PINs', () => {
  it('T25 are taken by no route', async () => {
    const at = await open({ extra: demoApprover });
    const { client, me } = await setUpHouse(at);
    const payroll = await Payroll.connect(at, client);
    const tablet = await TestTablet.enrolled(at);
    const token = await tablet.token();
    const pin = '482913';
    const push = await tablet.push(1);
    const {
      device,
      nonce,
      signature: proof,
    } = await tablet.proof(await tablet.nonce('drain'), 'drain');
    const { epoch, first, operations, attachments, signature } = push;
    const { email, password } = administrator;
    const secret = 'x'.repeat(43);
    const establishment = me.establishments[0]!.id;
    const newcomer = {
      ...{ establishment, name: { given: 'Zoé', family: '' }, role: 'employee' },
      ...{ team: null, email: null, phone: null },
    };
    // Bodies that these routes would take, were there no PIN in them. Every other route gets the PIN alone.
    const bodies: Record<string, () => Promise<object>> = {
      'post /api/devices/enrolments': () => tablet.enrolmentBody(),
      'post /api/devices/enrolments/poll': async () => ({ deviceCode: 'x' }),
      'post /api/devices/nonce': async () => ({ device, purpose: 'session' }),
      'post /api/devices/session': async () => tablet.proof(await tablet.nonce()),
      'post /api/sync': async () => push,
      'post /api/sync/drain': async () => ({
        ...{ device, nonce, proof, epoch, first, operations, attachments, signature },
      }),
      'post /api/demo/approve': async () => ({ userCode: 'BBBB-BBBB' }),
      'post /api/portal/session': async () => ({ email, password }),
      'post /api/portal/activate': async () => ({ token: secret, password }),
      'post /api/portal/links/check': async () => ({ token: secret }),
      'post /api/portal/passwords/reset': async () => ({ token: secret, password }),
      'post /api/portal/passwords/forgotten': async () => ({ email }),
      'post /api/portal/recover': async () => ({ email, code: secret, password }),
      'post /api/portal/setup': async () => setupRequest(secret),
      'post /api/portal/setup/check': async () => ({ token: secret }),
      'post /api/portal/me/password': async () => ({ current: password, next: 'Quatre-Geais-8' }),
      'patch /api/portal/me': async () => ({ language: 'fr' }),
      'post /api/portal/employees': async () => newcomer,
      'patch /api/portal/employees/:id': async () => ({}),
      'post /api/portal/employees/:id/archive': async () => ({}),
      'post /api/portal/employees/:id/restore': async () => ({}),
      'post /api/portal/employees/:id/pin': async () => ({}),
      'post /api/portal/employees/:id/memberships': async () => ({ establishment }),
      'post /api/portal/establishments': async () => ({ name: 'Le Marché', zone: 'Europe/Paris' }),
      'post /api/portal/tokens': async () => ({ name: 'Silae', scopes: ['punches.read'], days: 1 }),
      'put /api/backoffice/v1/employees': async () => ({ employees: [{ externalId: 'SIL-1' }] }),
      'put /api/backoffice/v1/employees/:externalId': async () => ({ name: newcomer.name }),
      'post /api/portal/devices/inspect': async () => ({ code: 'x', establishment: null }),
      'post /api/portal/devices/approve': async () => ({
        ...{ code: 'x', establishment: null, fingerprint: 'x' },
      }),
    };
    const config = { baseUrl: new URL(at.url), trustProxy: 0 };
    const app = makeApp(at.deps, { config, streams: at.streams, extra: demoApprover });
    const writing = routesOf(app).filter((route) => !route.startsWith('get '));
    expect(writing).toEqual(expect.arrayContaining(Object.keys(bodies)));
    // Logging out comes last: the others are asked by somebody who may.
    writing.sort((a, b) => Number(a.startsWith('delete')) - Number(b.startsWith('delete')));
    for (const route of writing) {
      const [method = '', path = ''] = route.split(' ');
      const body = { ...(await bodies[route]?.()), pin };
      const headers = {
        authorization: `Bearer ${path.includes('/backoffice/') ? payroll.secret : token}`,
        'content-type': 'application/json',
        'x-app': '1',
        'sec-fetch-site': 'same-origin',
        cookie: [...client.jar].map((pair) => pair.join('=')).join('; '),
      };
      const id = path.includes('/employees') ? me.person.id : at.deps.keys.pepper.id;
      const url = `${at.url}${path.replaceAll(/:\w+/g, id)}`;
      const init = { method: method.toUpperCase(), headers, body: JSON.stringify(body) };
      const { status } = await fetch(url, init);
      const taken = bodies[route] ? ![400, 401].includes(status) : status === 200 || status === 201;
      expect([route, status, taken]).toEqual([route, status, false]);
    }
    for (const path of ['/api/login', '/api/pin', '/api/session', '/api/devices/pin', '/login']) {
      expect((await at.post(path, { person: device, pin })).status).toBe(404);
    }
    // In the middle of a hash any six digits may stand.
    const written = new RegExp(`\\b${pin}\\b`);
    expect(at.log.join('')).not.toMatch(written);
    const stored = await at.deps.db.selectFrom('operation').select('bytes').execute();
    expect(JSON.stringify(stored)).not.toMatch(written);
  });
});
