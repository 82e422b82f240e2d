import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../compose.ts';
import { readConfig } from '../config.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { fr } from '../platform/catalogue.ts';
import { MailServer } from '../testing/mail-server.ts';
import { foundEstablishment } from '../testing-server.ts';

let folder: string;
let mails: MailServer;
let server: RunningServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-mail-'));
  mails = await MailServer.open();
});
afterEach(async () => {
  await mails.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(environment: Record<string, string>): Promise<void> {
  const own = { DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' };
  const read = readConfig({ ...own, ...environment }, fr.config);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  server = await startServer(read.config, fr.start);
}

/** A person with an e-mail, and an account opened for them by the server itself. */
async function openAccess(): Promise<void> {
  const { deps } = server;
  const { organisation, establishment } = await foundEstablishment(deps);
  const salt = () => Buffer.from(deps.random.bytes(16)).toString('hex');
  const name = makeAttachment(salt(), JSON.stringify({ given: 'Awa', family: 'Diallo' }));
  const email = makeAttachment(salt(), 'awa@example.fr');
  const person = uuidv7(deps.clock.now(), deps.random.bytes(10));
  const rest = { colour: 'teal', role: 'employee', team: null, minorUntil: null } as const;
  const written = {
    establishment,
    actor: null,
    auth: 'none' as const,
    source: { door: 'system' as const, account: null },
    attachments: [name, email],
  };
  const changes = { emailText: { from: null, to: email.hash } };
  const operations: NewServerOperation[] = [
    { ...written, kind: 'employee.create', body: { person, nameText: name.hash, ...rest } },
    { ...written, kind: 'employee.edit', body: { person, changes } },
    { ...written, kind: 'access.open', body: { person, role: 'employee' } },
  ];
  await appendServer(deps, mintOrganisationScope(organisation), operations);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 10));
}

it('K18 MAIL-12 INV-6 a started server sends the invitation by itself, with the address that it listens on', async () => {
  await start({ SMTP_URL: `smtp://127.0.0.1:${mails.port}`, MAIL_FROM: 'Comptoir <c@maison.fr>' });
  await openAccess();
  await until(() => mails.received.length > 0);
  const source = mails.received[0]?.source.replaceAll('=\r\n', '') ?? '';
  expect(source).toContain(`http://localhost:${server.port}/portal/activation#`);
  await until(async () => (await sentAt()) !== null);
  expect(mails.received).toHaveLength(1);
});

it('MAIL-6 a server that stops while the mail server is silent sends the mail once it is back', async () => {
  mails.mood = 'stalls';
  const environment = { SMTP_URL: `smtp://127.0.0.1:${mails.port}`, MAIL_FROM: 'c@maison.fr' };
  await start(environment);
  await openAccess();
  await until(() => mails.attempts === 1);
  await server.close();
  mails.mood = 'takes';
  await start(environment);
  await until(() => mails.received.length > 0);
  await until(async () => (await sentAt()) !== null);
  expect(mails.received).toHaveLength(1);
});

async function sentAt(): Promise<number | null> {
  const { db } = server.deps;
  return (await db.selectFrom('mail').select('sent_at').executeTakeFirstOrThrow()).sent_at;
}
