import { sessionsAnswerSchema } from '@comptoir/shared/access/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortalClient, administrator, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { PortalPeople } from '../../testing/portal-people.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';
import { describeAgent } from './agent.ts';

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

async function sessionsIn(browser: PortalClient) {
  return sessionsAnswerSchema.parse(await (await browser.get('/me/sessions')).json()).sessions;
}

async function logInWith(agent: string): Promise<PortalClient> {
  const browser = new PortalClient(server);
  const { email, password } = administrator;
  await browser.post('/session', { email, password }, { headers: { 'user-agent': agent } });
  return browser;
}

/** Somebody with an account, in their own browser. */
async function employee(): Promise<{ person: string; phone: PortalClient }> {
  const person = await people.hire('awa@example.fr');
  await client.post('/accesses/open', { person, role: 'employee' });
  const token = await people.tokenTo('awa@example.fr', 'activation');
  const phone = new PortalClient(server);
  await phone.post('/activate', { token, password: 'Quatre-Geais-8' });
  return { person, phone };
}

describe('one’s sessions', () => {
  it('ACC-25 X13 are listed with a browser in a few words, whatever its header says', async () => {
    await logInWith(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1',
    );
    await logInWith('evil\ttool '.padEnd(300, 'x'));
    const sessions = await sessionsIn(client);
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ here }) => here)).toHaveLength(1);
    const agents = sessions.map(({ agent }) => agent);
    expect(agents).toContain('Safari · iPhone');
    expect(agents.join('')).not.toMatch(/[\p{Cc}]/u);
    expect(agents.every((agent) => (agent ?? '').length <= 60)).toBe(true);
    expect(sessions.every(({ address }) => address === '127.0.0.1')).toBe(true);
  });

  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0',
      'Edge · Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox · Linux'],
    ['Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36', 'Chrome · Android'],
    ['line\r\nbreak\u202e\u2028end', 'line break end'],
    ['', null],
    [undefined, null],
  ])('X13 ACC-25 reads %j as %j', (header, words) => {
    expect(describeAgent(header)).toBe(words);
  });

  it('ACC-25 end one by one or all but this, at the next request', async () => {
    const [first, second] = [await logInWith('Firefox/1'), await logInWith('Firefox/2')];
    const [one] = (await sessionsIn(first)).filter(({ here }) => here);
    expect((await client.send('DELETE', `/me/sessions/${one?.id}`)).status).toBe(204);
    expect(await first.me()).toBeNull();
    expect(await second.me()).not.toBeNull();
    expect((await client.send('DELETE', '/me/sessions')).status).toBe(204);
    expect(await second.me()).toBeNull();
    expect(await client.me()).not.toBeNull();
    expect(await sessionsIn(client)).toHaveLength(1);
  });

  it('X03 ACC-25 of somebody else are neither shown nor ended', async () => {
    const { phone } = await employee();
    const [own] = await sessionsIn(phone);
    expect(await sessionsIn(client)).toHaveLength(1);
    const answer = await client.send('DELETE', `/me/sessions/${own?.id}`);
    expect(await refusalOf(answer)).toEqual([404, 'not-found']);
    expect(await phone.me()).not.toBeNull();
  });

  it('P16 ACC-25 are opened by no name that the list shows', async () => {
    const [own] = await sessionsIn(client);
    expect(own?.id).not.toBe(client.jar.get('__Host-sid'));
    const thief = new PortalClient(server);
    thief.jar.set('__Host-sid', (own?.id ?? '').slice(0, 43));
    expect((await thief.get('/me')).status).toBe(401);
  });
});

describe('an administrator', () => {
  it('C16 ACC-29 ACC-31 has somebody choose a new password: sessions end, a link is mailed, the journal says who asked', async () => {
    const { person, phone } = await employee();
    expect((await client.post(`/accesses/${person}/reset`)).status).toBe(204);
    expect(await phone.me()).toBeNull();
    const token = await people.tokenTo('awa@example.fr', 'reset');
    const password = 'Cinq-Pies-bleues-9';
    expect((await phone.post('/passwords/reset', { token, password })).status).toBe(204);
    expect((await phone.logIn('awa@example.fr', password)).status).toBe(200);
    const written = await server.deps.db
      .selectFrom('operation')
      .select('bytes')
      .where('kind', '=', 'account.secure')
      .orderBy('position')
      .execute();
    const me = await client.me();
    expect(written.map(({ bytes }) => JSON.parse(bytes ?? '') as object)).toMatchObject([
      { actor: me?.person.id, body: { person, event: 'reset-asked' } },
      { actor: person, body: { person, event: 'password-reset' } },
    ]);
  });

  it('C16 ACC-29 who is none is refused, and asks in vain for somebody who is not there or has no account', async () => {
    const { person, phone } = await employee();
    for (const path of ['reset', 'second-factor-off']) {
      const own = await phone.post(`/accesses/${person}/${path}`);
      expect(await refusalOf(own)).toEqual([403, 'not-allowed']);
      const nobody = await client.post(`/accesses/${crypto.randomUUID()}/${path}`);
      expect(await refusalOf(nobody)).toEqual([404, 'not-found']);
      const without = await people.hire('tom@example.fr');
      const none = await client.post(`/accesses/${without}/${path}`);
      expect(await refusalOf(none)).toEqual([409, 'conflict']);
    }
    expect(await people.mailsTo('tom@example.fr')).toEqual([]);
  });

  it('ACC-24 ACC-29 proves once more who they are before they touch anybody’s login', async () => {
    const { person } = await employee();
    server.clock.advance(10 * 60_000);
    const late = await client.post(`/accesses/${person}/reset`);
    expect(await refusalOf(late)).toEqual([403, 'prove-again']);
    const { password } = administrator;
    expect((await client.post('/me/proof', { password })).status).toBe(204);
    expect((await client.post(`/accesses/${person}/reset`)).status).toBe(204);
  });
});
