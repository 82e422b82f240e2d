import { linkAnswerSchema, meSchema } from '@comptoir/shared/access/portal';
import type { TabletRole } from '@comptoir/shared/employees/operations';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mintOrganisationScope } from '../../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../../journal/append.ts';
import { compareRebuilt } from '../../journal/rebuild.ts';
import {
  PortalClient,
  administrator,
  refusalOf,
  setUpHouse,
  tokenIn,
} from '../../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';
import { inviter } from '../invitation-mails.ts';

let server: TestServer;
let me: Awaited<ReturnType<typeof setUpHouse>>['me'];
beforeEach(async () => {
  server = await openTestServer();
  ({ me } = await setUpHouse(server));
});
afterEach(() => server.close());

const password = 'Quatre-Geais-8';
const dead = [410, 'dead-link'];

type Written = Pick<NewServerOperation, 'kind' | 'body'> & Partial<NewServerOperation>;

/** What an administrator does in the portal. */
function append(...operations: Written[]) {
  const shared = {
    establishment: me.establishments[0]!.id,
    actor: me.person.id,
    auth: 'none' as const,
    source: { door: 'system' as const, account: null },
    attachments: [],
  };
  const scope = mintOrganisationScope(me.organisation.id);
  const written = operations.map((one) => ({ ...shared, ...one }));
  return appendServer(server.deps, scope, written);
}

async function hire(email: string, given = 'Awa'): Promise<string> {
  const person = crypto.randomUUID();
  const text = (value: string) => makeAttachment('0'.repeat(32), value);
  const [name, address] = [text(JSON.stringify({ given, family: 'Diallo' })), text(email)];
  const body = { colour: 'rose', role: 'employee', team: null, minorUntil: null } as const;
  await append(
    {
      kind: 'employee.create',
      body: { person, nameText: name.hash, ...body },
      attachments: [name],
    },
    {
      kind: 'employee.edit',
      body: { person, changes: { emailText: { from: null, to: address.hash } } },
      attachments: [address],
    },
  );
  return person;
}

/** The token of the mail that « Ouvrir un compte » or « Renvoyer » sends. */
async function mailedToken(): Promise<string> {
  await inviter(server.deps, () =>
    Promise.resolve(new URL('https://comptoir.example.fr')),
  ).prepare();
  const { text } = await server.deps.db
    .selectFrom('mail')
    .select('text')
    .where('text', 'like', '%/portal/activation#%')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return tokenIn(/https:\S+activation#\S+/.exec(text ?? '')?.[0] ?? '');
}

async function invite(person: string, role: TabletRole = 'employee'): Promise<string> {
  const [outcome] = await append({ kind: 'access.open', body: { person, role } });
  if (outcome?.status !== 'applied') throw new Error(outcome?.refusal);
  return mailedToken();
}

const post = (path: string, body: object, client = new PortalClient(server)) =>
  client.post(path, body);

describe('activation', () => {
  it('K1 K19 C10 C11 ACC-14 makes the account, links the person and logs in, with the role that was offered', async () => {
    const person = await hire('awa@maison-aubert.fr');
    const token = await invite(person);
    const checked = linkAnswerSchema.parse(await (await post('/links/check', { token })).json());
    expect(checked).toMatchObject({
      purpose: 'activation',
      email: 'awa@maison-aubert.fr',
      given: 'Awa',
      organisation: 'Maison Aubert',
      known: false,
    });
    const phone = new PortalClient(server);
    const answer = await post('/activate', { token, password }, phone);
    expect(answer.status).toBe(200);
    const own = meSchema.parse(await answer.json());
    expect(own).toMatchObject({
      person: { id: person, given: 'Awa' },
      permissions: ['own.profile', 'own.hours', 'own.schedule', 'support.request'],
    });
    expect(await phone.me()).toEqual(own);
    expect(await refusalOf(await phone.get('/devices'))).toEqual([403, 'not-allowed']);
    const other = new PortalClient(server);
    expect((await other.logIn('awa@maison-aubert.fr', password)).status).toBe(200);
    expect(await compareRebuilt(server.deps.db, me.organisation.id)).toMatchObject({ ok: true });
  });

  it.each([
    'tulipes',
    'tulipes-jaunes-7',
    'Tulipes-jaunes',
    'Tulipes77',
    'Password1!',
    'Awa-Diallo-1',
  ])('C10 ACC-14 with %s is refused, and the link still works', async (weak) => {
    const token = await invite(await hire('awa@maison-aubert.fr'));
    expect(await refusalOf(await post('/activate', { token, password: weak }))).toEqual([
      422,
      'weak-password',
    ]);
    expect((await post('/activate', { token, password })).status).toBe(200);
  });

  it('P08 ACC-14 twice, one after the other or at once, makes one account', async () => {
    const token = await invite(await hire('awa@maison-aubert.fr'));
    const both = await Promise.all([1, 2].map(() => post('/activate', { token, password })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(await refusalOf(await post('/activate', { token, password }))).toEqual(dead);
    expect(await refusalOf(await post('/links/check', { token }))).toEqual(dead);
    const accounts = await server.deps.db.selectFrom('account').selectAll().execute();
    expect(accounts).toHaveLength(2);
    const accepted = await server.deps.db
      .selectFrom('operation')
      .select('id')
      .where('kind', '=', 'access.accept')
      .execute();
    expect(accepted).toHaveLength(2);
  });

  it('P10 ACC-14 a scanner that opens the address, and asks what it is for, consumes nothing', async () => {
    const token = await invite(await hire('awa@maison-aubert.fr'));
    for (const method of ['GET', 'HEAD']) {
      for (const path of [
        '/portal/activation',
        '/api/portal/activate',
        '/api/portal/links/check',
      ]) {
        await fetch(`${server.url}${path}`, { method });
      }
    }
    for (let n = 0; n < 3; n++) expect((await post('/links/check', { token })).status).toBe(200);
    expect((await post('/activate', { token, password })).status).toBe(200);
  });

  it('P09 ACC-14 by an expired link, or one that a newer replaced, is refused', async () => {
    const person = await hire('awa@maison-aubert.fr');
    const first = await invite(person);
    await append({ kind: 'access.resend', body: { person } });
    const second = await mailedToken();
    expect(await refusalOf(await post('/activate', { token: first, password }))).toEqual(dead);
    server.clock.advance(72 * 3_600_000);
    expect(await refusalOf(await post('/activate', { token: second, password }))).toEqual(dead);
  });

  it('P18 ACC-14 is refused once whoever invited may no longer give the role, or the invitation was withdrawn', async () => {
    const person = await hire('awa@maison-aubert.fr');
    const token = await invite(person);
    await append({ kind: 'access.revoke', body: { person } });
    expect(await refusalOf(await post('/activate', { token, password }))).toEqual(dead);
    const again = await invite(person);
    await append({ kind: 'employee.archive', body: { person } });
    expect(await refusalOf(await post('/activate', { token: again, password }))).toEqual(dead);
    expect(await server.deps.db.selectFrom('account').selectAll().execute()).toHaveLength(1);
  });

  it('P19 ACC-14 of an e-mail that has an account already wants its present password, and guesses are counted', async () => {
    const person = await hire('awa@maison-aubert.fr');
    await post('/activate', { token: await invite(person), password });
    // The same account in a second organisation of this server would be asked the same way.
    await append({ kind: 'access.revoke', body: { person } });
    const token = await invite(person);
    const known = linkAnswerSchema.parse(await (await post('/links/check', { token })).json());
    expect(known.known).toBe(true);
    const guess = { token, password: 'Cinq-Pinsons-9' };
    for (let n = 1; n <= 6; n++) {
      expect(await refusalOf(await post('/activate', guess))).toEqual([401, 'wrong-credentials']);
    }
    expect((await post('/activate', { token, password })).status).toBe(429);
    server.clock.advance(60_000);
    expect((await post('/activate', { token, password })).status).toBe(200);
    expect(await server.deps.db.selectFrom('account').selectAll().execute()).toHaveLength(2);
  });

  it('W3 K26 ACC-9 an access that is withdrawn ends its sessions at once', async () => {
    const person = await hire('awa@maison-aubert.fr');
    const phone = new PortalClient(server);
    await post('/activate', { token: await invite(person), password }, phone);
    expect(await phone.me()).not.toBeNull();
    await append({ kind: 'access.revoke', body: { person } });
    expect(await phone.me()).toBeNull();
    expect(await refusalOf(await phone.logIn('awa@maison-aubert.fr', password))).toEqual([
      403,
      'revoked',
    ]);
  });

  it('K17 ACC-12 of a manager gives what a manager may, and only where they work', async () => {
    const person = await hire('awa@maison-aubert.fr');
    const phone = new PortalClient(server);
    await post('/activate', { token: await invite(person, 'manager'), password }, phone);
    const own = await phone.me();
    expect(own?.permissions).toEqual(
      expect.arrayContaining(['own.hours', 'employees.manage', 'access.open']),
    );
    expect(own?.permissions).not.toContain('devices.manage');
    expect(own?.establishments.map(({ id }) => id)).toEqual([me.establishments[0]!.id]);
    const demoted = { person, changes: { role: { from: 'manager', to: 'employee' } } } as const;
    await append({ kind: 'employee.edit', body: demoted });
    expect((await phone.me())?.permissions).not.toContain('employees.manage');
  });
});

describe('a forgotten password', () => {
  async function resetToken(): Promise<string | null> {
    const find = () =>
      server.deps.db
        .selectFrom('mail')
        .select('text')
        .where('text', 'like', '%/portal/reset#%')
        .orderBy('id', 'desc')
        .executeTakeFirst();
    await expect.poll(async () => (await find()) !== undefined, { timeout: 30_000 }).toBe(true);
    return tokenIn(/https?:\S+reset#\S+/.exec((await find())?.text ?? '')?.[0] ?? '');
  }
  const forget = (email: string) => {
    // Ids are in the order of milliseconds: no two mails of one.
    server.clock.advance(1);
    return post('/passwords/forgotten', { email });
  };
  const mails = async () =>
    (await server.deps.db.selectFrom('mail').select('to_address').execute()).length;

  it('P01 ACC-10 is answered alike for everybody, and only an account that stands gets a mail', async () => {
    const answers = [];
    for (const email of ['nobody@maison-aubert.fr', 'not an address', administrator.email]) {
      const answer = await forget(email);
      answers.push([answer.status, await answer.text(), [...answer.headers.keys()].sort()]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]?.[0]).toBe(202);
    await resetToken();
    expect(await mails()).toBe(1);
  });

  it('P12 ACC-10 reset ends every session, logs nobody in, says so by mail, and works once', async () => {
    const phone = new PortalClient(server);
    await phone.logIn();
    await forget(administrator.email);
    const token = await resetToken();
    expect(await (await post('/links/check', { token })).json()).toMatchObject({
      purpose: 'reset',
      email: administrator.email,
    });
    const weak = { token, password: 'Nour-Aubert-1' };
    expect(await refusalOf(await post('/passwords/reset', weak))).toEqual([422, 'weak-password']);
    const browser = new PortalClient(server);
    expect((await post('/passwords/reset', { token, password }, browser)).status).toBe(204);
    expect([...browser.jar.keys()]).toEqual([]);
    expect(await phone.me()).toBeNull();
    expect((await phone.logIn()).status).toBe(401);
    expect((await phone.logIn(administrator.email, password)).status).toBe(200);
    expect(await refusalOf(await post('/passwords/reset', { token, password }))).toEqual(dead);
    expect(await mails()).toBe(2);
  });

  it('P08 P09 ACC-10 the newest link alone works, once, for half an hour', async () => {
    await forget(administrator.email);
    const first = await resetToken();
    await forget(administrator.email);
    await expect.poll(mails, { timeout: 30_000 }).toBe(2);
    const second = await resetToken();
    expect(await refusalOf(await post('/passwords/reset', { token: first, password }))).toEqual(
      dead,
    );
    const both = await Promise.all(
      [1, 2].map(() => post('/passwords/reset', { token: second, password })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
    await forget(administrator.email);
    await expect.poll(mails, { timeout: 30_000 }).toBe(4);
    const third = await resetToken();
    server.clock.advance(30 * 60_000);
    expect(await refusalOf(await post('/passwords/reset', { token: third, password }))).toEqual(
      dead,
    );
  });

  it('ACC-10 reset opens an account that a stranger had closed by guessing', async () => {
    for (let n = 1; n <= 6; n++) await new PortalClient(server).logIn(administrator.email, 'x');
    expect((await new PortalClient(server).logIn()).status).toBe(429);
    await forget(administrator.email);
    await post('/passwords/reset', { token: await resetToken(), password });
    expect((await new PortalClient(server).logIn(administrator.email, password)).status).toBe(200);
  });

  it('ACC-10 sends three mails in a quarter of an hour, not more', async () => {
    for (let n = 1; n <= 5; n++) await forget(administrator.email);
    await expect.poll(mails, { timeout: 30_000 }).toBe(3);
    server.clock.advance(15 * 60_000);
    await forget(administrator.email);
    await expect.poll(mails, { timeout: 30_000 }).toBe(4);
  });

  it('P11 ACC-10 the link has the configured address, whatever the request says', async () => {
    await new PortalClient(server).post(
      '/passwords/forgotten',
      { email: administrator.email },
      { headers: { 'x-forwarded-host': 'evil.example', origin: 'https://evil.example' } },
    );
    await resetToken();
    const { text } = await server.deps.db
      .selectFrom('mail')
      .select('text')
      .executeTakeFirstOrThrow();
    expect(text).toContain('https://comptoir.example.fr/portal/reset#');
    expect(text).not.toContain('evil');
  });
});
