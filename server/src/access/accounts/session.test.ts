import { loginAnswerSchema } from '@comptoir/shared/access/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortalClient, administrator, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let me: Awaited<ReturnType<typeof setUpHouse>>['me'];
beforeEach(async () => {
  server = await openTestServer();
  ({ client, me } = await setUpHouse(server));
});
afterEach(() => server.close());

const minute = 60_000;
const hour = 60 * minute;
const wrong = [401, 'wrong-credentials'];

describe('logging in', () => {
  it('K1 K19 ACC-8 gives a cookie that no script reads, no other host gets and no other site sends', async () => {
    const answer = await new PortalClient(server).logIn();
    expect(answer.status).toBe(200);
    expect(loginAnswerSchema.parse(await answer.json())).toMatchObject({
      next: 'in',
      me: { account: { email: administrator.email } },
    });
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((line) => line.split('=')[0]).sort()).toEqual([
      '__Host-browser',
      '__Host-sid',
    ]);
    for (const line of cookies) {
      expect(line).toMatch(/; Path=\/(;|$)/);
      for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax'])
        expect(line).toContain(`; ${flag}`);
      expect(line).not.toContain('Domain');
    }
    const stored = await server.deps.db.selectFrom('portal_session').selectAll().execute();
    for (const line of cookies) {
      expect(JSON.stringify(stored)).not.toContain(/=([\w-]{43});/.exec(line)?.[1] ?? '');
    }
  });

  it('K19 ACC-8 takes the e-mail in any case, and the password in both forms of its accents', async () => {
    const next = 'Été-près-du-7e-môle';
    const change = { current: administrator.password, next: next.normalize('NFD') };
    expect((await client.post('/me/password', change)).status).toBe(204);
    const other = new PortalClient(server);
    const email = ' Nour@Maison-Aubert.FR ';
    expect((await other.logIn(email, next.normalize('NFC'))).status).toBe(200);
  });

  it('PORTAL-29 answers a page that was opened for somebody else as if there were no session', async () => {
    const as = (id: string) => ({ headers: { 'x-person': id } });
    expect((await client.get('/me', as(me.person.id))).status).toBe(200);
    const other = '01930000-0000-7000-8000-000000000001';
    expect((await client.get('/me', as(other))).status).toBe(401);
    const asked = await client.send('PATCH', '/me', { language: 'en' }, as(other));
    expect(asked.status).toBe(401);
    // The session itself goes on.
    expect(await client.me()).toMatchObject({ account: { language: 'fr' } });
  });

  it('P16 ACC-8 never takes over a session that was in the browser before', async () => {
    const planted = 'A'.repeat(43);
    const browser = new PortalClient(server);
    browser.jar.set('__Host-sid', planted);
    await browser.logIn();
    expect(browser.jar.get('__Host-sid')).not.toBe(planted);
    const token = browser.jar.get('__Host-sid') ?? '';
    expect((await browser.send('DELETE', '/session')).status).toBe(204);
    const thief = new PortalClient(server);
    for (const value of [planted, token]) {
      thief.jar.set('__Host-sid', value);
      expect(await refusalOf(await thief.get('/me'))).toEqual([401, 'unauthorised']);
    }
  });

  it('P01 ACC-7 answers an unknown e-mail like a wrong password, after the same work', async () => {
    const answers = [];
    for (const [email, password] of [
      [administrator.email, 'Wrong-Password-9'],
      ['nobody@maison-aubert.fr', 'Wrong-Password-9'],
      ['not an address', 'Wrong-Password-9'],
    ] as const) {
      const begun = server.passwordHash.begun;
      const answer = await new PortalClient(server).logIn(email, password);
      const headers = [...answer.headers.keys()].sort();
      const body = await answer.text();
      answers.push({
        status: answer.status,
        body,
        headers,
        work: server.passwordHash.begun - begun,
      });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 401, work: 1 });
  });

  it('P05 P06 ACC-7 reads a password to its end: 72 bytes, NUL and case make a difference', async () => {
    const long = `Trois-Merles-7${'é'.repeat(40)}`;
    const next = `${long}a`;
    await client.post('/me/password', { current: administrator.password, next });
    const other = new PortalClient(server);
    expect(await refusalOf(await other.logIn(administrator.email, `${long}b`))).toEqual(wrong);
    const nul = 'Trois\u0000Merles-7';
    expect((await client.post('/me/password', { current: next, next: nul })).status).toBe(204);
    expect(await refusalOf(await other.logIn(administrator.email, 'Trois'))).toEqual(wrong);
    expect((await other.logIn(administrator.email, nul)).status).toBe(200);
    expect((await other.logIn(administrator.email, 'A1!'.repeat(200))).status).toBe(400);
  });
});

describe('guessing', () => {
  const guess = (browser = new PortalClient(server), email = administrator.email) =>
    browser.logIn(email, 'Wrong-Password-9');

  it('P02 ACC-6 costs a wait from the sixth wrong password on, for a stranger, whether the e-mail is known or not', async () => {
    for (const email of [administrator.email, 'nobody@maison-aubert.fr']) {
      for (let n = 1; n <= 6; n++)
        expect(await refusalOf(await guess(undefined, email))).toEqual(wrong);
      const answer = await new PortalClient(server).logIn(email);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
    }
    server.clock.advance(minute);
    expect(await refusalOf(await guess())).toEqual(wrong);
    expect((await guess()).headers.get('retry-after')).toBe('120');
    server.clock.advance(2 * minute);
    expect((await new PortalClient(server).logIn()).status).toBe(200);
    expect(await refusalOf(await guess())).toEqual(wrong);
  });

  it('P02 ACC-6 by a stranger never locks out a browser that logged in before', async () => {
    const known = new PortalClient(server);
    await known.logIn();
    for (let n = 1; n <= 8; n++) await guess();
    expect((await guess()).status).toBe(429);
    expect((await known.logIn()).status).toBe(200);
    for (let n = 1; n <= 6; n++) expect(await refusalOf(await guess(known))).toEqual(wrong);
    expect((await known.logIn()).status).toBe(429);
  });

  it('P02 ACC-6 by a stranger never locks the administrator out of the browser of the set-up', async () => {
    const fresh = await openTestServer();
    try {
      const { client } = await setUpHouse(fresh);
      const stranger = new PortalClient(fresh);
      for (let n = 1; n <= 6; n++) await stranger.logIn(administrator.email, 'wrong');
      expect((await stranger.logIn()).status).toBe(429);
      expect((await client.logIn()).status).toBe(200);
    } finally {
      await fresh.close();
    }
  });

  it('P03 ACC-6 fifty times at once is counted fifty times', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => guess()));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(6);
    expect(statuses.filter((status) => status === 429)).toHaveLength(44);
  });

  it('P02 ACC-6 ends after 25 in a day, and for good after a hundred in a row: then only a mail opens the account', async () => {
    const tries = async (count: number) => {
      let taken = 0;
      for (let n = 0; n < count; n++) {
        server.clock.advance(61 * minute);
        if ((await guess()).status === 401) taken += 1;
      }
      return taken;
    };
    // A try an hour: 24 a day pass, so the day's limit shows with the short waits of the beginning.
    for (let n = 1; n <= 5; n++) await guess();
    expect(await tries(20)).toBeLessThanOrEqual(20);
    expect(await tries(80)).toBeGreaterThan(60);
    for (let day = 0; day < 3; day++) {
      server.clock.advance(24 * hour);
      await tries(24);
    }
    server.clock.advance(48 * hour);
    const answer = await new PortalClient(server).logIn();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, null]);
  });

  it('ACC-6 from one address ends after twenty in ten minutes, whomever it is about, and a restart forgets nothing', async () => {
    for (let n = 1; n <= 20; n++) {
      expect(await refusalOf(await guess(undefined, `person${n}@maison-aubert.fr`))).toEqual(wrong);
    }
    expect((await new PortalClient(server).logIn()).status).toBe(429);
    // Nothing of it is kept in memory: another app over the same database knows it.
    const again = await openTestServer({ now: server.clock.now() });
    const held = await server.deps.db.selectFrom('throttle').selectAll().execute();
    await again.deps.db.insertInto('throttle').values(held).execute();
    expect((await new PortalClient(again).logIn('x@y.fr', 'Wrong-Password-9')).status).toBe(429);
    await again.close();
  });
});

describe('a session', () => {
  it('ACC-9 of whoever manages ends after half an hour unused, and after twelve hours in any case', async () => {
    server.clock.advance(29 * minute);
    expect(await client.me()).not.toBeNull();
    server.clock.advance(30 * minute);
    expect(await client.me()).toBeNull();
    await client.logIn();
    for (let n = 0; n < 12 * 3 - 1; n++) {
      server.clock.advance(20 * minute);
      expect(await client.me()).not.toBeNull();
    }
    server.clock.advance(20 * minute);
    expect(await client.me()).toBeNull();
  });

  it('K26 ACC-9 of somebody who is archived is dead at the next request', async () => {
    expect(await client.me()).not.toBeNull();
    await server.deps.db.updateTable('employee').set({ archived: 1 }).execute();
    expect(await refusalOf(await client.get('/me'))).toEqual([401, 'unauthorised']);
    expect(await refusalOf(await client.get('/devices'))).toEqual([401, 'unauthorised']);
    expect(await refusalOf(await client.logIn())).toEqual([403, 'revoked']);
  });

  it('C15 ACC-10 a changed password ends every other session, and a wrong present one changes nothing', async () => {
    const phone = new PortalClient(server);
    await phone.logIn();
    const bad = { current: 'Wrong-Password-9', next: 'Quatre-Geais-8' };
    expect(await refusalOf(await phone.post('/me/password', bad))).toEqual(wrong);
    const weak = { current: administrator.password, next: 'Nour-Aubert-1' };
    expect(await refusalOf(await phone.post('/me/password', weak))).toEqual([422, 'weak-password']);
    expect(await client.me()).not.toBeNull();
    const good = { current: administrator.password, next: 'Quatre-Geais-8' };
    expect((await phone.post('/me/password', good)).status).toBe(204);
    expect(await phone.me()).not.toBeNull();
    expect(await client.me()).toBeNull();
    expect(await refusalOf(await client.logIn())).toEqual(wrong);
    const mails = await server.deps.db
      .selectFrom('mail')
      .select(['to_address', 'subject'])
      .execute();
    expect(mails).toMatchObject([{ to_address: administrator.email }]);
    expect(mails[0]?.subject).not.toBe('');
  });

  it('P21 ACC-8 of one’s own takes a language and nothing else', async () => {
    expect((await client.send('PATCH', '/me', { language: 'en' })).status).toBe(200);
    expect((await client.me())?.account.language).toBe('en');
    for (const change of [
      { person: me.person.id },
      { language: 'en', roles: ['administration'] },
    ]) {
      expect((await client.send('PATCH', '/me', change)).status).toBe(400);
    }
  });
});

describe('a request that changes something', () => {
  const body = { language: 'en' };
  it.each([
    ['without the page’s header', { 'x-app': '' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }],
    ['as a form would send it', { 'content-type': 'text/plain' }],
    ['as an upload', { 'content-type': 'multipart/form-data; boundary=x' }],
  ])('X01 ACC-11 is refused %s', async (_, headers) => {
    const answer = await client.send('PATCH', '/me', body, { headers });
    expect(await refusalOf(answer)).toEqual([403, 'not-allowed']);
    expect((await client.me())?.account.language).toBe('fr');
  });

  it('X01 ACC-11 of an older browser is judged by its Origin, and by nothing where there is none', async () => {
    const send = (headers: Record<string, string>) =>
      client.send('PATCH', '/me', body, { bare: true, headers: { 'x-app': '1', ...headers } });
    const refused = [403, 'not-allowed'];
    expect(await refusalOf(await send({}))).toEqual(refused);
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`]) {
      expect(await refusalOf(await send({ origin }))).toEqual(refused);
    }
    expect((await send({ origin: server.url })).status).toBe(200);
  });

  it('X01 ACC-11 is never answered with leave for other sites', async () => {
    const answer = await client.get('/me', { headers: { origin: 'https://evil.example' } });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    );
    const asked = await client.send('OPTIONS', '/me', undefined, { bare: true });
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('X02 ACC-11 does nothing as GET', async () => {
    for (const path of ['/session', '/setup', '/activate', '/passwords/reset', '/recover']) {
      expect([path, (await client.get(path)).status]).toEqual([path, 404]);
    }
  });
});
