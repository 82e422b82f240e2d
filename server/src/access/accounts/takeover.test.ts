import { secondFactorOfferSchema } from '@comptoir/shared/access/portal';
import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  PortalClient,
  administrator,
  refusalOf,
  setUpHouse,
  tokenIn,
} from '../../testing/portal-client.ts';
import { PortalPeople } from '../../testing/portal-people.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

/* What somebody does who got hold of a password, a browser or an address that is not theirs. */

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

const { email, password } = administrator;
const renewed = 'Quatre-Geais-8';
const dead = [410, 'dead-link'];

describe('somebody who has stolen a password', () => {
  const thief = 'thief@example.fr';

  async function askedByThief(): Promise<string> {
    const browser = new PortalClient(server);
    await browser.logIn();
    expect((await browser.post('/me/email', { email: thief, password })).status).toBe(202);
    return people.tokenTo(thief, 'confirm');
  }

  it('P12 ACC-28 does not move the login any more once its owner has chosen another one', async () => {
    const asked = await askedByThief();
    const change = { current: password, next: renewed };
    expect((await client.post('/me/password', change)).status).toBe(204);
    const opened = await new PortalClient(server).post('/email/confirm', { token: asked });
    expect(await refusalOf(opened)).toEqual(dead);
  });

  it('P12 ACC-28 nor after a reset by mail', async () => {
    const asked = await askedByThief();
    await client.post('/passwords/forgotten', { email });
    const token = await people.tokenTo(email, 'reset');
    expect((await client.post('/passwords/reset', { token, password: renewed })).status).toBe(204);
    const opened = await new PortalClient(server).post('/email/confirm', { token: asked });
    expect(await refusalOf(opened)).toEqual(dead);
    expect((await client.logIn(email, renewed)).status).toBe(200);
  });

  it('P12 ACC-10 is not let in by a log-in that began before the password was renewed', async () => {
    const before = Array.from({ length: 4 }, () => new PortalClient(server));
    const change = { current: password, next: renewed };
    // Whatever comes first: what was asked with the old password opens nothing that outlives it.
    await Promise.all([
      client.post('/me/password', change),
      ...before.map((browser) => browser.logIn()),
    ]);
    for (const browser of before) expect(await browser.me()).toBeNull();
    expect((await client.me())?.account.email).toBe(email);
  });
});

describe('somebody at a browser that its owner left open', () => {
  async function turnOn(): Promise<void> {
    const offer = await client.post('/me/second-factor', { password });
    const { secret } = secondFactorOfferSchema.parse(await offer.json());
    const totp = new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 });
    const code = totp.generate({ timestamp: server.clock.now() });
    expect((await client.post('/me/second-factor/confirm', { code })).status).toBe(200);
  }

  it('P20 ACC-22 ACC-29 does not end the second factor of whoever sits there by the way that is for others', async () => {
    await turnOn();
    const answer = await client.post(`/accesses/${me.person.id}/second-factor-off`);
    expect(await refusalOf(answer)).toEqual([403, 'not-allowed']);
    expect((await client.me())?.secondFactor.on).toBe(true);
  });

  it('ACC-24 gives nobody a role without a proof, by whichever page: a new colleague, a record, a table, an access', async () => {
    const person = await people.hire('awa@example.fr');
    server.clock.advance(11 * 60_000);
    const establishment = me.establishments[0]!.id;
    const colleague = {
      establishment,
      name: { given: 'Eve', family: 'Malice' },
      ...{ email: 'eve@example.fr', phone: null, team: null, photo: null },
      ...{ grants: [], invite: true },
    };
    const roles = [{ role: 'administration', establishment: null, team: null }];
    const again = [403, 'prove-again'];
    expect(await refusalOf(await client.post('/employees', { ...colleague, roles }))).toEqual(
      again,
    );
    const grants = [{ grant: 'bookings.own', establishment: null, team: null }];
    const granted = { ...colleague, roles: [], grants };
    expect(await refusalOf(await client.post('/employees', granted))).toEqual(again);
    const raise = { role: { from: 'employee', to: 'manager' } };
    expect(await refusalOf(await client.send('PATCH', `/employees/${person}`, raise))).toEqual(
      again,
    );
    const opened = await client.post('/accesses/open', { person, role: 'manager' });
    expect(await refusalOf(opened)).toEqual(again);
    const table = 'Prénom;Nom;E-mail;Rôle\nEve;Malice;eve@example.fr;Administration\n';
    const imported = await client.send(
      'POST',
      `/employees/import?establishment=${establishment}`,
      table,
      { headers: { 'content-type': 'text/csv' } },
    );
    expect(await refusalOf(imported)).toEqual(again);
    const token = { name: 'Paie', scopes: ['employees.write'], days: 30 };
    expect(await refusalOf(await client.post('/tokens', token))).toEqual(again);
    expect((await client.post('/employees', { ...colleague, roles: [] })).status).toBe(201);
    await client.post('/me/proof', { password });
    expect((await client.post('/tokens', token)).status).toBe(201);
  });
});

describe('somebody who opened an account at an address that is not theirs', () => {
  const boss = 'boss@maison-aubert.fr';

  /** A manager writes a stranger's address on a record and opens its link on the tablet, before the mail is read. */
  async function squat(): Promise<{ person: string; browser: PortalClient }> {
    const person = await people.hire(boss, 'Eve');
    await client.post('/accesses/open', { person, role: 'employee' });
    const shown = await client.post(`/accesses/${person}/link`, {});
    const { url } = (await shown.json()) as { url: string };
    const browser = new PortalClient(server);
    const answer = await browser.post('/activate', { token: tokenIn(url), password: renewed });
    expect(answer.status).toBe(200);
    return { person, browser };
  }

  async function inviteBoss(from: string): Promise<string> {
    const into = await people.hire(null, 'Nora');
    await people.append({ kind: 'employee.merge', body: { person: from, into } });
    await people.giveEmail(into, boss);
    const place = { establishment: null, team: null };
    await people.append({
      kind: 'role.give',
      body: { person: into, role: 'administration', ...place },
    });
    const opened = await client.post('/accesses/open', { person: into, role: 'employee' });
    expect(opened.status).toBe(200);
    return into;
  }

  it('P18 R13 ACC-27 is not linked to whoever is invited there later: nobody has seen that mailbox', async () => {
    const { person, browser } = await squat();
    await inviteBoss(person);
    expect(((await (await browser.logIn(boss, renewed)).json()) as { next: string }).next).toBe(
      'waiting',
    );
    expect(await browser.me()).toBeNull();
  });

  it('R13 ACC-27 whose mailbox it is takes the account by a reset, and is linked then', async () => {
    const { person, browser } = await squat();
    const into = await inviteBoss(person);
    await browser.post('/passwords/forgotten', { email: boss });
    const token = await people.tokenTo(boss, 'reset');
    const own = new PortalClient(server);
    await own.post('/passwords/reset', { token, password: 'Cinq-Loriots-9' });
    expect((await own.logIn(boss, 'Cinq-Loriots-9')).status).toBe(200);
    expect((await own.me())?.person.id).toBe(into);
    expect(await browser.me()).toBeNull();
  });
});

describe('somebody whose access ended', () => {
  it('R13 INV-12 comes back at another e-mail with a login of its own, and the one of before opens nothing', async () => {
    const person = await people.hire('awa@example.fr');
    const open = () => client.post('/accesses/open', { person, role: 'employee' });
    await open();
    const first = await people.tokenTo('awa@example.fr', 'activation');
    const before = new PortalClient(server);
    await before.post('/activate', { token: first, password: renewed });
    await client.post('/accesses/revoke', { person });
    await people.giveEmail(person, 'awa@free.fr');
    expect((await open()).status).toBe(200);
    const second = await people.tokenTo('awa@free.fr', 'activation');
    const now = new PortalClient(server);
    const entered = await now.post('/activate', { token: second, password: 'Cinq-Loriots-9' });
    expect(entered.status).toBe(200);
    expect((await now.me())?.person.id).toBe(person);
    expect(await before.me()).toBeNull();
    await before.logIn('awa@example.fr', renewed);
    expect(await before.me()).toBeNull();
  });
});
