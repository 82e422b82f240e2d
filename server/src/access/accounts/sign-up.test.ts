import { linkAnswerSchema, loginAnswerSchema } from '@comptoir/shared/access/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../../journal/rebuild.ts';
import { PortalClient, administrator, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { PortalPeople } from '../../testing/portal-people.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

let server: TestServer;
let admin: PortalClient;
let people: PortalPeople;
let me: Awaited<ReturnType<typeof setUpHouse>>['me'];
beforeEach(async () => {
  server = await openTestServer();
  ({ client: admin, me } = await setUpHouse(server));
  people = new PortalPeople(server, me);
});
afterEach(() => server.close());

const email = 'lea@example.fr';
const password = 'Quatre-Geais-8';
const hour = 3_600_000;
const dead = [410, 'dead-link'];
const asked = { email, password, language: 'fr' as const };

function signUp(browser: PortalClient, change: Partial<typeof asked> = {}) {
  return browser.post('/sign-up', { ...asked, ...change });
}

/** Signs up and opens the link in the same browser. */
async function signUpAndConfirm(browser: PortalClient) {
  expect((await signUp(browser)).status).toBe(202);
  const token = await people.tokenTo(email, 'confirm');
  return loginAnswerSchema.parse(await (await browser.post('/sign-up/confirm', { token })).json());
}

function accounts() {
  return server.deps.db.selectFrom('account').select('email').orderBy('email').execute();
}

/** The invitation that a manager gives in the portal. */
async function open(person: string): Promise<void> {
  const answer = await admin.post('/accesses/open', { person, role: 'employee' });
  expect([answer.status, await answer.text()]).toMatchObject([200, expect.anything()]);
}

describe('signing up', () => {
  it('R11 R12 R13 ACC-26 ACC-27 makes an account at the confirmation only, and lets its owner wait for an establishment', async () => {
    const phone = new PortalClient(server);
    expect((await signUp(phone)).status).toBe(202);
    const token = await people.tokenTo(email, 'confirm');
    expect(await accounts()).toEqual([{ email: administrator.email }]);
    expect(await refusalOf(await phone.logIn(email, password))).toEqual([401, 'wrong-credentials']);
    const link = linkAnswerSchema.parse(await (await phone.post('/links/check', { token })).json());
    expect(link).toMatchObject({ purpose: 'sign-up', email, known: false });
    const confirmed = await phone.post('/sign-up/confirm', { token });
    expect(loginAnswerSchema.parse(await confirmed.json())).toEqual({ next: 'waiting', email });
    const told = await phone.get('/me');
    expect(await told.clone().json()).toMatchObject({
      detail: expect.stringContaining('@') as string,
    });
    expect(await refusalOf(told)).toEqual([403, 'no-access']);
    expect(await refusalOf(await phone.get('/devices'))).toEqual([401, 'unauthorised']);
    // The link is used up; the log-in waits as well.
    expect(await refusalOf(await phone.post('/sign-up/confirm', { token }))).toEqual(dead);
    const again = await new PortalClient(server).logIn(email, password);
    expect(loginAnswerSchema.parse(await again.json())).toEqual({ next: 'waiting', email });
  });

  it('R13 ACC-27 before the access is granted: the waiting session is linked at its next look, and nothing is given twice', async () => {
    const phone = new PortalClient(server);
    expect((await signUpAndConfirm(phone)).next).toBe('waiting');
    const person = await people.hire(email, 'Léa');
    expect(await refusalOf(await phone.get('/me'))).toEqual([403, 'no-access']);
    await open(person);
    expect(await phone.me()).toMatchObject({ person: { id: person, given: 'Léa' } });
    const kinds = await server.deps.db
      .selectFrom('operation')
      .select(['kind', 'status'])
      .where('kind', 'like', 'access.%')
      .orderBy('position')
      .execute();
    // The first is the administrator's own, of the set-up.
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'access.accept',
      'access.open',
      'access.accept',
    ]);
    expect(kinds.every(({ status }) => status === 'applied')).toBe(true);
    expect(await compareRebuilt(server.deps.db, me.organisation.id)).toMatchObject({ ok: true });
  });

  it('R13 ACC-27 after the access was granted: the confirmation is already at home, however the e-mail was typed', async () => {
    const person = await people.hire(' Lea@Example.FR ', 'Léa');
    await open(person);
    const phone = new PortalClient(server);
    const entered = await signUpAndConfirm(phone);
    expect(entered).toMatchObject({ next: 'in', me: { person: { id: person } } });
    expect(await phone.me()).toMatchObject({ person: { id: person } });
  });

  it('R13 ACC-27 meets the invitation whose link was mailed first: with one’s password it opens, and both ways lead home', async () => {
    const phone = new PortalClient(server);
    await signUpAndConfirm(phone);
    const person = await people.hire(email, 'Léa');
    await open(person);
    const token = await people.tokenTo(email, 'activation');
    const link = linkAnswerSchema.parse(await (await phone.post('/links/check', { token })).json());
    expect(link).toMatchObject({ purpose: 'activation', known: true });
    const laptop = new PortalClient(server);
    expect((await laptop.post('/activate', { token, password })).status).toBe(200);
    expect(await phone.me()).toMatchObject({ person: { id: person } });
  });

  it('P18 R13 ACC-27 links nobody to an invitation whose giver may not give it any more, nor to one that was revoked', async () => {
    const phone = new PortalClient(server);
    await signUpAndConfirm(phone);
    const person = await people.hire(email, 'Léa');
    await open(person);
    expect((await admin.post('/accesses/revoke', { person })).status).toBe(200);
    expect(await refusalOf(await phone.get('/me'))).toEqual([403, 'no-access']);
    const manager = await people.hire('boss@example.fr', 'Boss', 'manager');
    const other = await people.hire(null, 'Léa');
    await people.giveEmail(person, 'former@example.fr');
    await people.giveEmail(other, email);
    const body = { person: other, role: 'employee' } as const;
    await people.append({ kind: 'access.open', actor: manager, body });
    await people.append({ kind: 'employee.archive', body: { person: manager } });
    expect(await refusalOf(await phone.get('/me'))).toEqual([403, 'no-access']);
  });

  it('P01 ACC-26 is answered alike for an e-mail that has an account, after the same work; that one is written to', async () => {
    const answers = [];
    for (const address of [administrator.email, 'nobody@example.fr']) {
      const begun = server.passwordHash.begun;
      const answer = await signUp(new PortalClient(server), { email: address });
      const headers = [...answer.headers.keys()].sort();
      const work = server.passwordHash.begun - begun;
      answers.push([answer.status, await answer.text(), headers, work]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject([202, '', expect.anything(), 1]);
    await people.tokenTo('nobody@example.fr', 'confirm');
    const [told] = await people.mailsTo(administrator.email);
    expect(told?.text).toContain('/portal/login');
    expect(told?.organisation).toBeNull();
    expect(await accounts()).toHaveLength(1);
  });

  it('P01 ACC-26 sends no more than three mails to an address in a quarter of an hour', async () => {
    for (let n = 1; n <= 5; n++) expect((await signUp(new PortalClient(server))).status).toBe(202);
    for (let n = 1; n <= 3; n++) await people.tokenTo(email, 'confirm');
    await people.prepareMails();
    expect(await people.mailsTo(email)).toHaveLength(3);
  });

  it('ACC-1 ACC-26 takes no weak password, and says so before it looks anything up', async () => {
    for (const weak of ['tulipes', 'Password1!', 'Lea@example.fr1']) {
      const answer = await signUp(new PortalClient(server), { password: weak });
      expect(await refusalOf(answer)).toEqual([422, 'weak-password']);
    }
    expect(await people.mailsTo(email)).toEqual([]);
  });

  it('ACC-27 in another browser takes the password that was chosen: nobody confirms a stranger’s', async () => {
    const stranger = new PortalClient(server);
    await signUp(stranger);
    const token = await people.tokenTo(email, 'confirm');
    const victim = new PortalClient(server);
    const link = linkAnswerSchema.parse(
      await (await victim.post('/links/check', { token })).json(),
    );
    expect(link.known).toBe(true);
    const wrong = [401, 'wrong-credentials'];
    expect(await refusalOf(await victim.post('/sign-up/confirm', { token }))).toEqual(wrong);
    const guess = { token, password: 'Cinq-Pies-99' };
    expect(await refusalOf(await victim.post('/sign-up/confirm', guess))).toEqual(wrong);
    expect(await accounts()).toHaveLength(1);
    const owner = await victim.post('/sign-up/confirm', { token, password });
    expect(loginAnswerSchema.parse(await owner.json()).next).toBe('waiting');
  });

  it('P08 P09 ACC-27 confirmed by two at once makes one account; a link of yesterday makes none', async () => {
    const phone = new PortalClient(server);
    await signUp(phone);
    const token = await people.tokenTo(email, 'confirm');
    const both = await Promise.all([
      phone.post('/sign-up/confirm', { token }),
      phone.post('/sign-up/confirm', { token }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    const late = new PortalClient(server);
    await signUp(late, { email: 'tom@example.fr' });
    const old = await people.tokenTo('tom@example.fr', 'confirm');
    server.clock.advance(24 * hour);
    expect(await refusalOf(await late.post('/sign-up/confirm', { token: old }))).toEqual(dead);
    await late.logIn(email, password);
    const held = await server.deps.db.selectFrom('sign_up').selectAll().execute();
    expect(held).toEqual([]);
  });

  it('ACC-27 that somebody else finishes first leaves the account as it is', async () => {
    const [first, second] = [new PortalClient(server), new PortalClient(server)];
    await signUp(first);
    const one = await people.tokenTo(email, 'confirm');
    await signUp(second, { password: 'Cinq-Pies-99' });
    const two = await people.tokenTo(email, 'confirm');
    expect((await first.post('/sign-up/confirm', { token: one })).status).toBe(200);
    expect(await refusalOf(await second.post('/sign-up/confirm', { token: two }))).toEqual(dead);
    expect((await new PortalClient(server).logIn(email, password)).status).toBe(200);
  });

  it('P02 ACC-10 R13 a waiting account has a forgotten password like any other', async () => {
    const phone = new PortalClient(server);
    await signUpAndConfirm(phone);
    await phone.post('/passwords/forgotten', { email });
    const token = await people.tokenTo(email, 'reset');
    const next = 'Cinq-Pies-bleues-9';
    expect((await phone.post('/passwords/reset', { token, password: next })).status).toBe(204);
    expect(await refusalOf(await phone.get('/me'))).toEqual([401, 'unauthorised']);
    expect((await phone.logIn(email, next)).status).toBe(200);
  });
});
