import {
  type AccessView,
  accessViewSchema,
  linkAnswerSchema,
  tabletLinkAnswerSchema,
} from '@comptoir/shared/access/portal';
import { type MailAnswer, mailAnswerSchema } from '@comptoir/shared/mail/portal';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestTablet } from '../devices/testing-tablet.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { type MailWorker, startMailWorker } from '../mail/worker.ts';
import { openMailer } from '../platform/mailer.ts';
import { MailServer } from '../testing/mail-server.ts';
import { PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';
import { inviter } from './invitation-mails.ts';

const from = { name: 'Comptoir', address: 'comptoir@maison-aubert.fr' };

let server: TestServer;
let mails: MailServer;
let worker: MailWorker;
let admin: PortalClient;
let organisation: string;
let establishment: string;
let manager: string;
let person: string;

async function startWorker(configured: boolean): Promise<void> {
  const smtp = {
    host: '127.0.0.1',
    port: mails.port,
    secure: false,
    requireTls: false,
    auth: null,
  };
  worker = await startMailWorker(server.deps, {
    mailer: configured ? openMailer(smtp, from) : null,
    rate: 1_000,
    ...inviter(server.deps, () => Promise.resolve(new URL('https://comptoir.example.fr'))),
  });
}

beforeEach(async () => {
  mails = await MailServer.open();
  const smtp = {
    host: '127.0.0.1',
    port: mails.port,
    secure: false,
    requireTls: false,
    auth: null,
  };
  const config = { baseUrl: new URL('https://comptoir.example.fr'), trustProxy: 0 };
  server = await openTestServer({ config: { ...config, smtp: { server: smtp, from } } });
  const house = await setUpHouse(server, { manager: { given: 'Léo', family: 'Petit' } });
  admin = house.client;
  organisation = house.me.organisation.id;
  establishment = house.me.establishments[0]!.id;
  const people = await server.deps.db.selectFrom('employee').select(['person', 'role']).execute();
  manager = people.find(({ role }) => role === 'manager')!.person;
  person = await addPerson('Awa', 'awa@example.fr');
});
afterEach(async () => {
  await mails.close();
  await worker?.stop();
  await server.close();
});

const text = (words: string) =>
  makeAttachment(Buffer.from(server.deps.random.bytes(16)).toString('hex'), words);

async function append(operations: Partial<NewServerOperation>[]): Promise<void> {
  const written = { establishment, actor: null, auth: 'none', attachments: [] };
  const source = { door: 'system', account: null };
  await appendServer(
    server.deps,
    mintOrganisationScope(organisation),
    operations.map((one) => ({ ...written, source, ...one }) as NewServerOperation),
  );
}

async function addPerson(given: string, email: string | null): Promise<string> {
  const added = uuidv7(server.clock.now(), server.deps.random.bytes(10));
  const name = text(JSON.stringify({ given, family: '' }));
  const rest = { colour: 'teal', role: 'employee', team: null, minorUntil: null } as const;
  const body = { person: added, nameText: name.hash, ...rest };
  await append([{ kind: 'employee.create', body, attachments: [name] }]);
  if (email === null) return added;
  const address = text(email);
  const changes = { emailText: { from: null, to: address.hash } };
  await append([
    { kind: 'employee.edit', body: { person: added, changes }, attachments: [address] },
  ]);
  return added;
}

async function view(answer: Response): Promise<AccessView> {
  expect(answer.status).toBe(200);
  return accessViewSchema.parse(await answer.json());
}

async function outbox(client = admin): Promise<MailAnswer> {
  return mailAnswerSchema.parse(await (await client.get('/mail')).json());
}

/** Opens the account by its mailed link, as the person would. */
async function activated(): Promise<PortalClient> {
  const token = linksIn(mails.received.at(-1)?.source ?? '').at(-1) ?? '';
  const client = new PortalClient(server);
  const answer = await client.post('/activate', { token, password: 'Quatre-Merles-8' });
  expect(answer.status).toBe(200);
  return client;
}

function linksIn(source: string): string[] {
  const bare = source.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
  return [...bare.matchAll(/activation#([A-Za-z0-9_-]{43})/g)].map(([, token = '']) => token);
}

describe('an access in the portal', () => {
  it('W3 K18 INV-1 is opened, mailed, activated from the phone, and ends at once', async () => {
    await startWorker(true);
    expect(await view(await admin.get(`/accesses?person=${person}`))).toMatchObject({
      state: 'none',
      delivery: null,
    });
    const opened = await view(await admin.post('/accesses/open', { person, role: 'employee' }));
    expect(opened).toMatchObject({ state: 'pending', role: 'employee', delivery: 'queued' });
    await worker.pass();
    expect(mails.received.map(({ to }) => to)).toEqual(['awa@example.fr']);
    const awa = await activated();
    expect(await awa.me()).toMatchObject({ person: { id: person, given: 'Awa' } });
    expect(await view(await admin.get(`/accesses?person=${person}`))).toMatchObject({
      state: 'accepted',
      delivery: 'sent',
    });
    await view(await admin.post('/accesses/revoke', { person }));
    expect(await awa.me()).toBeNull();
    expect((await awa.logIn('awa@example.fr', 'Quatre-Merles-8')).status).toBe(403);
  });

  it('W3 INV-8 can be opened again after it was revoked', async () => {
    await startWorker(true);
    await admin.post('/accesses/open', { person });
    await worker.pass();
    await activated();
    await admin.post('/accesses/revoke', { person });
    expect(await view(await admin.post('/accesses/open', { person }))).toMatchObject({
      state: 'pending',
    });
    await worker.pass();
    // Their account is there: they prove its password.
    const awa = await activated();
    expect(await awa.me()).toMatchObject({ person: { id: person } });
  });

  it('INV-9 is said to be expired once its hours are over, and sent again', async () => {
    await startWorker(true);
    await admin.post('/accesses/open', { person });
    await worker.pass();
    server.clock.advance(72 * 3_600_000);
    await admin.logIn();
    const expired = await view(await admin.get(`/accesses?person=${person}`));
    expect(expired.state).toBe('expired');
    const again = await view(await admin.post('/accesses/resend', { person }));
    expect(again).toMatchObject({ state: 'pending', delivery: 'queued', expiresAt: null });
  });

  it('K10 INV-1 needs an e-mail', async () => {
    const bare = await addPerson('Inès', null);
    expect(await refusalOf(await admin.post('/accesses/open', { person: bare }))).toEqual([
      409,
      'no-email',
    ]);
  });

  it('X03 INV-3 is nobody’s business without the permission, or of another house', async () => {
    await startWorker(true);
    await admin.post('/accesses/open', { person });
    await worker.pass();
    const awa = await activated();
    const asked = { person: manager };
    expect((await awa.post('/accesses/open', asked)).status).toBe(403);
    expect((await awa.get(`/accesses?person=${manager}`)).status).toBe(403);
    expect((await new PortalClient(server).post('/accesses/open', asked)).status).toBe(401);
    const stranger = uuidv7(server.clock.now(), server.deps.random.bytes(10));
    expect((await admin.post('/accesses/open', { person: stranger })).status).toBe(404);
    expect((await admin.post('/accesses/open', { person: 'x' })).status).toBe(400);
  });

  it('P18 INV-10 that a manager opened is dead once that manager has left', async () => {
    await startWorker(true);
    const leo = await signUp(manager, 'leo@example.fr', 'manager');
    expect((await leo.post('/accesses/open', { person })).status).toBe(200);
    await worker.pass();
    const token = linksIn(mails.received.at(-1)?.source ?? '').at(-1) ?? '';
    await append([{ kind: 'employee.archive', body: { person: manager } }]);
    const answer = await new PortalClient(server).post('/links/check', { token });
    expect(await refusalOf(answer)).toEqual([410, 'dead-link']);
  });
});

/** Gives somebody an account the long way. */
async function signUp(of: string, email: string, role: 'manager' | 'employee') {
  const address = text(email);
  const changes = { emailText: { from: null, to: address.hash } };
  await append([{ kind: 'employee.edit', body: { person: of, changes }, attachments: [address] }]);
  await view(await admin.post('/accesses/open', { person: of, role }));
  await worker.pass();
  return activated();
}

describe('a link on the tablet', () => {
  it('K13 INV-11 opens the account; the mailed one lives on until then', async () => {
    await startWorker(true);
    await admin.post('/accesses/open', { person });
    await worker.pass();
    const mailed = linksIn(mails.received[0]?.source ?? '').at(-1) ?? '';
    const tablet = await TestTablet.enrolled(server);
    const headers = { authorization: `Bearer ${await tablet.token()}` };
    const asked = await server.post('/api/sync/links', { person, manager }, headers);
    expect(asked.status).toBe(200);
    const { url } = tabletLinkAnswerSchema.parse(await asked.json());
    const token = new URL(url).hash.slice(1);
    const client = new PortalClient(server);
    for (const one of [mailed, token]) {
      const known = await client.post('/links/check', { token: one });
      expect(linkAnswerSchema.parse(await known.json())).toMatchObject({
        purpose: 'activation',
        email: 'awa@example.fr',
        given: 'Awa',
        organisation: 'Maison Aubert',
      });
    }
    const opened = await client.post('/activate', { token, password: 'Quatre-Merles-8' });
    expect(opened.status).toBe(200);
    expect((await client.post('/links/check', { token: mailed })).status).toBe(410);
  });

  it('INV-11 is for tablets, and only for a person who is invited', async () => {
    const body = { person, manager };
    expect((await server.post('/api/sync/links', body)).status).toBe(401);
    const tablet = await TestTablet.enrolled(server);
    const headers = { authorization: `Bearer ${await tablet.token()}` };
    expect(await refusalOf(await server.post('/api/sync/links', body, headers))).toEqual([
      410,
      'dead-link',
    ]);
    const forged = { person, manager: person };
    expect((await server.post('/api/sync/links', forged, headers)).status).toBe(403);
  });

  it('INV-11 cannot be asked for without end', async () => {
    const body = { person, manager };
    let last = await server.post('/api/sync/links', body);
    for (let n = 0; n < 60; n += 1) last = await server.post('/api/sync/links', body);
    expect(last.status).toBe(429);
    expect(last.headers.get('retry-after')).not.toBeNull();
  });
});

describe('« Courrier » in the portal', () => {
  it('MAIL-7 shows a kept mail with its link to administrators alone, and sends it when asked', async () => {
    await startWorker(false);
    await admin.post('/accesses/open', { person });
    await worker.pass();
    const { configured, from: sender, mails: kept } = await outbox();
    expect([configured, sender]).toEqual([true, from.address]);
    expect(kept).toMatchObject([{ state: 'kept', to: 'awa@example.fr' }]);
    expect(linksIn(kept[0]?.text ?? '')).toHaveLength(1);
    await worker.stop();
    await startWorker(true);
    const retry = `/mail/${kept[0]?.id ?? ''}/retry`;
    expect((await admin.post(retry)).status).toBe(204);
    await worker.pass();
    expect(mails.received).toHaveLength(1);
    expect(await outbox()).toMatchObject({ mails: [{ state: 'sent', text: null }] });
    expect((await admin.post(retry)).status).toBe(404);
    const awa = await activated();
    expect((await awa.get('/mail')).status).toBe(403);
    expect((await awa.post(retry)).status).toBe(403);
    expect((await new PortalClient(server).get('/mail')).status).toBe(401);
  });

  it('MAIL-5 C13 shows what a mail server refused, in its words', async () => {
    await startWorker(true);
    mails.mood = 'refuses';
    await admin.post('/accesses/open', { person });
    await worker.pass();
    const { mails: shown } = await outbox();
    expect(shown).toMatchObject([{ state: 'failed', attempts: 1, text: null }]);
    expect(shown[0]?.problem).toContain('No such user here');
    expect(await view(await admin.get(`/accesses?person=${person}`))).toMatchObject({
      delivery: 'failed',
    });
  });
});
