import { linkAnswerSchema } from '@comptoir/shared/access/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortalClient, administrator, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { PortalPeople } from '../../testing/portal-people.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let people: PortalPeople;
let me: Awaited<ReturnType<typeof setUpHouse>>['me'];
beforeEach(async () => {
  server = await openTestServer();
  ({ client, me } = await setUpHouse(server));
  people = new PortalPeople(server, me);
});
afterEach(() => server.close());

const { password } = administrator;
const email = 'nour@example.fr';
const hour = 3_600_000;
const dead = [410, 'dead-link'];
const wrong = [401, 'wrong-credentials'];

function ask(change: Partial<{ email: string; password: string }> = {}) {
  return client.post('/me/email', { email, password, ...change });
}

function loginOf() {
  return server.deps.db.selectFrom('account').select('email').execute();
}

describe('another e-mail for one’s login', () => {
  it('ACC-28 moves when the link is opened, tells the old address twice, and ends every other session', async () => {
    const phone = new PortalClient(server);
    await phone.logIn();
    expect((await ask()).status).toBe(202);
    const token = await people.tokenTo(email, 'confirm');
    expect(await loginOf()).toEqual([{ email: administrator.email }]);
    const link = linkAnswerSchema.parse(await (await phone.post('/links/check', { token })).json());
    expect(link).toMatchObject({ purpose: 'email', email, known: false, organisation: null });
    expect((await client.post('/email/confirm', { token })).status).toBe(204);
    expect((await client.me())?.account.email).toBe(email);
    expect(await phone.me()).toBeNull();
    expect(await refusalOf(await phone.logIn())).toEqual(wrong);
    expect((await phone.logIn(email)).status).toBe(200);
    const told = await people.mailsTo(administrator.email);
    expect(told.map(({ text }) => text?.includes(email))).toEqual([true, true]);
    expect(await refusalOf(await client.post('/email/confirm', { token }))).toEqual(dead);
    const written = await server.deps.db
      .selectFrom('operation')
      .select('bytes')
      .where('kind', '=', 'account.secure')
      .execute();
    expect(written).toHaveLength(1);
    expect(written[0]?.bytes).toContain('"event":"email-changed"');
    expect(written[0]?.bytes).not.toContain('@');
  });

  it('ACC-28 takes the password, and a link that is not older than a day nor followed by another', async () => {
    expect(await refusalOf(await ask({ password: 'Wrong-Password-9' }))).toEqual(wrong);
    await ask();
    const first = await people.tokenTo(email, 'confirm');
    await ask({ email: 'other@example.fr' });
    const second = await people.tokenTo('other@example.fr', 'confirm');
    expect(await refusalOf(await client.post('/email/confirm', { token: first }))).toEqual(dead);
    server.clock.advance(24 * hour);
    expect(await refusalOf(await client.post('/email/confirm', { token: second }))).toEqual(dead);
    expect(await loginOf()).toEqual([{ email: administrator.email }]);
  });

  it('P08 ACC-28 opened twice at once moves once', async () => {
    await ask();
    const token = await people.tokenTo(email, 'confirm');
    const confirm = () => client.post('/email/confirm', { token });
    const both = await Promise.all([confirm(), confirm()]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
  });

  it('P01 ACC-28 says only at the link that an address is somebody’s, and then changes nothing', async () => {
    await ask();
    const token = await people.tokenTo(email, 'confirm');
    const other = new PortalClient(server);
    await other.post('/sign-up', { email, password: 'Quatre-Geais-8', language: 'fr' });
    const signed = await people.tokenTo(email, 'confirm');
    expect((await other.post('/sign-up/confirm', { token: signed })).status).toBe(200);
    expect(await refusalOf(await client.post('/email/confirm', { token }))).toEqual([
      409,
      'email-taken',
    ]);
    expect((await client.me())?.account.email).toBe(administrator.email);
    // Asked for once it is taken, it is answered as before.
    expect((await ask()).status).toBe(202);
  });

  it('ACC-28 makes links dead that were mailed to the old address', async () => {
    await ask();
    const token = await people.tokenTo(email, 'confirm');
    await client.post('/passwords/forgotten', { email: administrator.email });
    const reset = await people.tokenTo(administrator.email, 'reset');
    await client.post('/email/confirm', { token });
    const late = { token: reset, password: 'Quatre-Geais-8' };
    expect(await refusalOf(await client.post('/passwords/reset', late))).toEqual(dead);
  });
});

describe('a contact e-mail that is changed', () => {
  /** Somebody with an account, whose browser is logged in. */
  async function awa(): Promise<{ person: string; phone: PortalClient }> {
    const person = await people.hire('awa@example.fr');
    await client.post('/accesses/open', { person, role: 'employee' });
    const token = await people.tokenTo('awa@example.fr', 'activation');
    const phone = new PortalClient(server);
    await phone.post('/activate', { token, password: 'Quatre-Geais-8' });
    await people.prepareMails();
    return { person, phone };
  }

  it('ACC-30 never moves the login: the new address is asked, the old one told, once', async () => {
    const { person, phone } = await awa();
    expect(await people.mailsTo('awa@example.fr')).toHaveLength(0);
    await people.giveEmail(person, ' Awa.New@Example.fr');
    for (let n = 1; n <= 3; n++) await people.prepareMails();
    expect((await phone.me())?.account.email).toBe('awa@example.fr');
    const asked = await people.mailsTo('awa.new@example.fr');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toContain('Maison Aubert');
    const told = await people.mailsTo('awa@example.fr');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('awa.new@example.fr');
    // Another watcher, after a restart, finds nothing left to do.
    await new PortalPeople(server, me).prepareMails();
    expect(await people.mailsTo('awa.new@example.fr')).toHaveLength(1);
  });

  it('ACC-30 moves the login by its owner alone: whoever has the noted mailbox has nothing', async () => {
    const { person, phone } = await awa();
    await people.giveEmail(person, 'manager@example.fr');
    const token = await people.tokenTo('manager@example.fr', 'confirm');
    const stranger = new PortalClient(server);
    const link = linkAnswerSchema.parse(
      await (await stranger.post('/links/check', { token })).json(),
    );
    expect(link).toMatchObject({ purpose: 'email', known: true, organisation: 'Maison Aubert' });
    expect(await refusalOf(await stranger.post('/email/confirm', { token }))).toEqual(wrong);
    // The administrator's session is no proof either.
    expect(await refusalOf(await client.post('/email/confirm', { token }))).toEqual(wrong);
    expect((await phone.me())?.account.email).toBe('awa@example.fr');
    const good = { token, password: 'Quatre-Geais-8' };
    expect((await stranger.post('/email/confirm', good)).status).toBe(204);
    expect(await phone.me()).toBeNull();
    expect((await phone.logIn('manager@example.fr', 'Quatre-Geais-8')).status).toBe(200);
  });

  it('ACC-30 is confirmed by a session of the account as well, which stays', async () => {
    const { person, phone } = await awa();
    await people.giveEmail(person, 'awa.new@example.fr');
    const token = await people.tokenTo('awa.new@example.fr', 'confirm');
    expect((await phone.post('/email/confirm', { token })).status).toBe(204);
    expect((await phone.me())?.account.email).toBe('awa.new@example.fr');
  });

  it('ACC-30 to somebody else’s login, or to the login itself, asks nobody anything', async () => {
    const { person } = await awa();
    await people.giveEmail(person, administrator.email);
    await people.prepareMails();
    expect(await people.mailsTo(administrator.email)).toEqual([]);
    await people.giveEmail(person, 'AWA@example.fr');
    await people.prepareMails();
    expect(await people.mailsTo('awa@example.fr')).toEqual([]);
  });
});
