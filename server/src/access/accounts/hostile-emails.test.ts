import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortalClient, administrator, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { PortalPeople } from '../../testing/portal-people.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let people: PortalPeople;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  people = new PortalPeople(server, house.me);
});
afterEach(() => server.close());

const { password } = administrator;

/** What no address is, and what would become another one on its way through a mail server or a comparison. */
const hostile = [
  ['a header of its own', 'a@x.fr\r\nBcc: b@y.fr'],
  ['a line', 'nour@maison-aubert.fr\n'.repeat(2)],
  ['a quoted part', '"a@evil.fr" <b@y.fr>'],
  ['a name', 'Nour <nour@maison-aubert.fr>'],
  ['two addresses', 'a@x.fr,b@y.fr'],
  ['a Kelvin sign for a K', 'k\u212Aa@example.fr'],
  ['a dotted capital I', '\u0130nes@example.fr'],
  ['a wide letter', '\uFF41@example.fr'],
  ['300 characters', `${'a'.repeat(290)}@example.fr`],
  ['250 characters before the at', `${'a'.repeat(240)}@ex.fr`],
  ['a NUL', 'a\u0000@example.fr'],
  ['no domain', 'nour@localhost'],
] as const;

async function everythingKept() {
  const { db } = server.deps;
  const emails = await db.selectFrom('account').select('email').execute();
  const signUps = await db.selectFrom('sign_up').select('email').execute();
  const links = await db.selectFrom('one_time_link').select('email').execute();
  const mails = await db.selectFrom('mail').select('to_address').execute();
  return { emails, signUps, links: links.filter(({ email }) => email !== null), mails };
}

describe('an e-mail', () => {
  it.each(hostile)('P22 ACC-8 with %s signs nobody up and moves nobody', async (_, email) => {
    const before = await everythingKept();
    const asked = { email, password: 'Quatre-Geais-8', language: 'fr' };
    const signedUp = await new PortalClient(server).post('/sign-up', asked);
    expect(await refusalOf(signedUp)).toEqual([400, 'bad-request']);
    const moved = await client.post('/me/email', { email, password });
    expect(await refusalOf(moved)).toEqual([400, 'bad-request']);
    await people.prepareMails();
    expect(await everythingKept()).toEqual(before);
  });

  it.each(hostile)('P22 P01 ACC-8 with %s logs nobody in and resets nobody', async (_, email) => {
    const browser = new PortalClient(server);
    const answer = await browser.logIn(email);
    expect([400, 401]).toContain(answer.status);
    expect([...browser.jar.keys()]).toEqual([]);
    const code = 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA';
    const recovered = await browser.post('/recover', { email, code, password: 'Quatre-Geais-8' });
    expect([400, 401]).toContain(recovered.status);
    const forgotten = await browser.post('/passwords/forgotten', { email });
    expect([400, 202]).toContain(forgotten.status);
    // What a stranger can cause is written after the answer: another request comes after it.
    await browser.get('/me');
    expect((await everythingKept()).mails).toEqual([]);
  });

  it('P22 ACC-8 with a Kelvin sign is not the one with a K', async () => {
    const owner = new PortalClient(server);
    await owner.post('/sign-up', {
      email: 'kim@example.fr',
      password: 'Quatre-Geais-8',
      language: 'fr',
    });
    const token = await people.tokenTo('kim@example.fr', 'confirm');
    await owner.post('/sign-up/confirm', { token });
    const thief = await new PortalClient(server).logIn('\u212Aim@example.fr', 'Quatre-Geais-8');
    expect(await refusalOf(thief)).toEqual([401, 'wrong-credentials']);
    expect((await new PortalClient(server).logIn('KIM@example.fr', 'Quatre-Geais-8')).status).toBe(
      200,
    );
  });

  it('P23 ACC-8 that is huge or deeply nested costs nothing and reaches no mailer', async () => {
    const nested = `${'('.repeat(5_000)}a@x.fr${')'.repeat(5_000)}`;
    const huge = `${'a@'.repeat(20_000)}x.fr`;
    for (const email of [nested, huge]) {
      for (const [path, rest] of [
        ['/sign-up', { password: 'Quatre-Geais-8', language: 'fr' }],
        ['/me/email', { password }],
        ['/session', { password }],
        ['/passwords/forgotten', {}],
        ['/recover', { code: 'AAAA', password: 'Quatre-Geais-8' }],
      ] as const) {
        const answer = await client.post(path, { email, ...rest });
        expect([path, ...(await refusalOf(answer))]).toEqual([path, 400, 'bad-request']);
      }
    }
    const million = await client.post('/sign-up', {
      email: `${'a'.repeat(1_000_000)}@x.fr`,
      password: 'Quatre-Geais-8',
      language: 'fr',
    });
    expect(await refusalOf(million)).toEqual([413, 'too-large']);
    expect((await everythingKept()).mails).toEqual([]);
  });
});

describe('whoever claims another address', () => {
  it('P04 ACC-6 is counted by the real one, at the log-in, the sign-up and the reset', async () => {
    const forged = (n: number) => ({ headers: { 'x-forwarded-for': `203.0.113.${n}` } });
    for (let n = 1; n <= 20; n++) {
      const wrong = { email: `person${n}@example.fr`, password: 'Wrong-Password-9' };
      expect((await new PortalClient(server).post('/session', wrong, forged(n))).status).toBe(401);
    }
    const next = { email: 'person21@example.fr', password: 'Wrong-Password-9' };
    const late = await new PortalClient(server).post('/session', next, forged(21));
    expect(await refusalOf(late)).toEqual([429, 'too-many-requests']);
    for (let n = 1; n <= 12; n++) {
      const asked = { email: `new${n}@example.fr`, password: 'Quatre-Geais-8', language: 'fr' };
      await new PortalClient(server).post('/sign-up', asked, forged(n));
    }
    // Ten mails an hour for one address, whatever it calls itself.
    for (let n = 1; n <= 10; n++) await people.tokenTo(`new${n}@example.fr`, 'confirm');
    const { mails } = await everythingKept();
    expect(mails).toHaveLength(10);
  });

  it('P04 ACC-6 behind one proxy is counted by what that proxy says, not by what the browser wrote before it', async () => {
    const config = { baseUrl: new URL('http://localhost:8080'), trustProxy: 1 };
    const behind = await openTestServer({ config });
    try {
      await setUpHouse(behind);
      const guess = (n: number, real: string) =>
        new PortalClient(behind).post(
          '/session',
          { email: `person${n}@example.fr`, password: 'Wrong-Password-9' },
          { headers: { 'x-forwarded-for': `203.0.113.${n}, ${real}` } },
        );
      for (let n = 1; n <= 20; n++) expect((await guess(n, '198.51.100.1')).status).toBe(401);
      expect((await guess(21, '198.51.100.1')).status).toBe(429);
      expect((await guess(22, '198.51.100.2')).status).toBe(401);
    } finally {
      await behind.close();
    }
  });
});
