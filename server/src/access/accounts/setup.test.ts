import { meSchema } from '@comptoir/shared/access/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../../journal/rebuild.ts';
import { openBox } from '../../platform/box.ts';
import {
  PortalClient,
  administrator,
  refusalOf,
  setUpHouse,
  setupRequest,
  tokenIn,
} from '../../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';
import { renewSetupLink } from './setup.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

const base = new URL('http://localhost:8080');
async function newLink(): Promise<string> {
  const link = await renewSetupLink(server.deps, base);
  if (!link) throw new Error('No link.');
  return tokenIn(link);
}

async function rows() {
  const { db } = server.deps;
  return {
    operations: (await db.selectFrom('operation').select('kind').execute()).map((row) => row.kind),
    accounts: (await db.selectFrom('account').select('email').execute()).length,
  };
}

describe('the set-up of an empty house', () => {
  it('K1 K2 ACC-5 makes organisation, store, administrator, manager and PIN at once, and logs the administrator in', async () => {
    const { client, answer, me } = await setUpHouse(server, {
      manager: { given: 'Léo', family: 'Petit' },
    });
    expect(answer.recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(answer.manager.name).toBe('Léo Petit');
    expect(answer.manager.pin).toMatch(/^\d{6}$/);
    expect(answer.kioskAddress).toBe('https://comptoir.example.fr');
    expect(meSchema.parse(me)).toMatchObject({
      account: { email: administrator.email, language: 'fr' },
      organisation: { name: 'Maison Aubert' },
      person: { given: 'Nour', family: 'Aubert' },
      establishments: [{ name: 'Le Comptoir des Halles', zone: 'Europe/Paris' }],
    });
    expect(me.permissions).toContain('roles.give');
    const people = await server.deps.db.selectFrom('employee').select('role').execute();
    expect(people.map(({ role }) => role).sort()).toEqual(['employee', 'manager']);
    expect((await client.get('/devices')).status).toBe(200);
    const { id } = me.organisation;
    expect(await compareRebuilt(server.deps.db, id)).toMatchObject({ ok: true });
  });

  it('PIN-17 hashes the manager’s PIN at cost 10 in a server that nobody told otherwise', async () => {
    const { db, keys } = server.deps;
    delete server.deps.pinCost;
    await setUpHouse(server);
    const made = db.selectFrom('pin').select(['person', 'sealed']);
    const { person, sealed } = await made.executeTakeFirstOrThrow();
    const bcrypt = Buffer.from(openBox(keys.pin, person, sealed)).toString('utf8');
    expect(bcrypt).toMatch(/^\$2b\$10\$/);
  });

  it('ACC-5 keeps no secret in the clear: neither password, PIN, link nor recovery code stands in the database or the log', async () => {
    const { answer, client } = await setUpHouse(server);
    const tables = [
      'operation',
      'attachment',
      'account',
      'portal_session',
      'one_time_link',
      'house',
      'pin',
    ] as const;
    const stored = await Promise.all(
      tables.map((table) => server.deps.db.selectFrom(table).selectAll().execute()),
    );
    const text = JSON.stringify(stored) + server.log.join('');
    const secrets = [
      administrator.password,
      answer.manager.pin,
      answer.recoveryCode,
      answer.recoveryCode.replaceAll('-', ''),
      client.jar.get('__Host-sid') ?? 'none',
    ];
    for (const secret of secrets)
      expect([secret, text.includes(`"${secret}"`)]).toEqual([secret, false]);
    expect(stored[0]?.length).toBeGreaterThan(0);
  });

  it('ACC-4 is done once: the link is dead afterwards, and no start makes another', async () => {
    const token = await newLink();
    const client = new PortalClient(server);
    expect((await client.post('/setup/check', { token })).status).toBe(204);
    expect((await client.post('/setup', setupRequest(token))).status).toBe(200);
    const before = await rows();
    const other = new PortalClient(server);
    expect(await refusalOf(await other.post('/setup', setupRequest(token)))).toEqual([
      409,
      'already-set-up',
    ]);
    expect(await refusalOf(await other.post('/setup/check', { token }))).toEqual([
      409,
      'already-set-up',
    ]);
    expect(await renewSetupLink(server.deps, base)).toBeNull();
    expect(await rows()).toEqual(before);
    expect(before.accounts).toBe(1);
  });

  it('ACC-4 of two at the same instant, one house is set up', async () => {
    const token = await newLink();
    const answers = await Promise.all(
      [1, 2].map(() => new PortalClient(server).post('/setup', setupRequest(token))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await rows()).operations.filter((kind) => kind === 'organisation.create')).toHaveLength(
      1,
    );
  });

  it('ACC-4 P09 a link is dead after a day, and when a new start printed another', async () => {
    const first = await newLink();
    const second = await newLink();
    const client = new PortalClient(server);
    const dead = [410, 'dead-link'];
    expect(await refusalOf(await client.post('/setup', setupRequest(first)))).toEqual(dead);
    server.clock.advance(24 * 3_600_000);
    expect(await refusalOf(await client.post('/setup/check', { token: second }))).toEqual(dead);
    expect(await refusalOf(await client.post('/setup', setupRequest('x'.repeat(43))))).toEqual(
      dead,
    );
    expect(await rows()).toEqual({ operations: [], accounts: 0 });
  });

  it('P10 ACC-4 a scanner that opens the address consumes nothing', async () => {
    const token = await newLink();
    for (const method of ['GET', 'HEAD']) {
      for (const path of [
        '/portal/setup',
        '/api/portal/setup',
        `/api/portal/setup/check?token=${token}`,
      ]) {
        await fetch(`${server.url}${path}`, { method });
      }
    }
    expect((await new PortalClient(server).post('/setup', setupRequest(token))).status).toBe(200);
  });

  it.each([
    ['weak-password', 422, { administrator: { ...administrator, password: 'Bienvenue1!' } }],
    ['weak-password', 422, { administrator: { ...administrator, password: 'Maison-Aubert1' } }],
    [
      'bad-request',
      400,
      { administrator: { ...administrator, email: 'nour@x.fr\r\nBcc: b@y.fr' } },
    ],
    ['bad-request', 400, { establishment: { name: 'Ici', zone: 'Europe/Nowhere' } }],
    ['bad-request', 400, { kioskAddress: 'http://comptoir.example.fr' }],
    ['bad-request', 400, { kioskAddress: 'https://comptoir.example.fr/kiosk' }],
    ['bad-request', 400, { kioskAddress: 'javascript:alert(1)' }],
    ['bad-request', 400, { organisation: '  ' }],
    ['bad-request', 400, { role: 'god' }],
  ])('ACC-5 is refused whole as %s (%i): %j', async (refusal, status, change) => {
    const token = await newLink();
    const client = new PortalClient(server);
    const asked = { ...setupRequest(token), ...change };
    expect(await refusalOf(await client.post('/setup', asked))).toEqual([status, refusal]);
    expect(await rows()).toEqual({ operations: [], accounts: 0 });
    expect((await client.post('/setup', setupRequest(token))).status).toBe(200);
  });
});

describe('the recovery code', () => {
  it('ACC-15 opens the administrator’s account with a new password, once, and the next code is shown', async () => {
    const { answer, client } = await setUpHouse(server);
    const typed = answer.recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    const asked = { email: administrator.email, code: typed, password: 'Quatre-Geais-8' };
    const browser = new PortalClient(server);
    const done = await browser.post('/recover', asked);
    expect(done.status).toBe(200);
    const { recoveryCode } = (await done.json()) as { recoveryCode: string };
    expect(recoveryCode).not.toBe(answer.recoveryCode);
    expect(await client.me()).toBeNull();
    expect((await browser.logIn(administrator.email, 'Quatre-Geais-8')).status).toBe(200);
    expect(await refusalOf(await browser.post('/recover', asked))).toEqual([
      401,
      'wrong-credentials',
    ]);
    const next = { ...asked, code: recoveryCode, password: 'Cinq-Pinsons-9' };
    expect((await browser.post('/recover', next)).status).toBe(200);
  });

  it('ACC-15 is not guessed: another e-mail, a wrong code and a weak password change nothing', async () => {
    const { answer } = await setUpHouse(server);
    const code = answer.recoveryCode;
    const right = { email: administrator.email, code, password: 'Quatre-Geais-8' };
    const browser = new PortalClient(server);
    const wrong = [401, 'wrong-credentials'];
    expect(await refusalOf(await browser.post('/recover', { ...right, email: 'x@y.fr' }))).toEqual(
      wrong,
    );
    const other = { ...right, code: code.replace(/.$/, (last) => (last === '7' ? '8' : '7')) };
    expect(await refusalOf(await browser.post('/recover', other))).toEqual(wrong);
    const weak = { ...right, password: 'Password1!' };
    expect(await refusalOf(await browser.post('/recover', weak))).toEqual([422, 'weak-password']);
    expect((await browser.logIn()).status).toBe(200);
    expect((await browser.post('/recover', right)).status).toBe(200);
  });
});
