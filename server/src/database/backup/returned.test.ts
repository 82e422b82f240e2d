import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { createLink } from '../../directory/links.ts';
import { mintOrganisationScope } from '../../http/scopes.ts';
import { appendServer } from '../../journal/append.ts';
import { fr } from '../../platform/catalogue.ts';
import { MailServer } from '../../testing/mail-server.ts';
import { logInAs } from '../../testing/portal-account.ts';
import { foundEstablishment } from '../../testing-server.ts';
import { inTransaction } from '../driver.ts';
import { restore } from './restore.ts';

let folder: string;
let mails: MailServer;
let server: RunningServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-returned-'));
  mails = await MailServer.open();
});
afterEach(async () => {
  await mails.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(dataDir: string, smtp: string): Promise<void> {
  const read = readConfig(
    {
      ...{ DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' },
      ...{ SMTP_URL: smtp, MAIL_FROM: 'comptoir@maison-aubert.fr', BACKUP_EVERY: '0' },
    },
    fr.config,
  );
  if (!read.ok) throw new Error(read.problems.join('\n'));
  server = await startServer(read.config, fr.start);
}

/** A person with an e-mail, and an account opened for them by the server itself. */
async function inviteAwa() {
  const { deps } = server;
  const { organisation, establishment } = await foundEstablishment(deps);
  const salt = () => Buffer.from(deps.random.bytes(16)).toString('hex');
  const name = makeAttachment(salt(), JSON.stringify({ given: 'Awa', family: 'Diallo' }));
  const email = makeAttachment(salt(), 'awa@example.fr');
  const person = uuidv7(deps.clock.now(), deps.random.bytes(10));
  const rest = { colour: 'teal', role: 'employee', team: null, minorUntil: null } as const;
  const source = { door: 'system' as const, account: null };
  const written = { establishment, actor: null, auth: 'none' as const, source };
  const attachments = [name, email];
  const changes = { emailText: { from: null, to: email.hash } };
  await appendServer(deps, mintOrganisationScope(organisation), [
    {
      ...written,
      attachments,
      kind: 'employee.create',
      body: { person, nameText: name.hash, ...rest },
    },
    { ...written, attachments, kind: 'employee.edit', body: { person, changes } },
    { ...written, attachments, kind: 'access.open', body: { person, role: 'employee' } },
  ]);
  return { organisation, person };
}

/** The invitation: what somebody asked for before the backup. */
const mailStates = () =>
  server.deps.db.selectFrom('mail').select('state').where('regarding', 'is not', null).execute();

it('RECOV-9 a restore wakes no session, no link and no mail, and names the tablets and tokens that are back', async () => {
  // Nobody listens there: the mail waits.
  await start(join(folder, 'first'), 'smtp://127.0.0.1:9');
  const { organisation, person } = await inviteAwa();
  const { db, clock } = server.deps;
  await expect.poll(async () => (await mailStates()).length, { timeout: 30_000 }).toBe(1);
  const client = await logInAs({ ...server, url: `http://127.0.0.1:${server.port}` } as never, {
    organisation,
    person,
  });
  expect((await client.get('/me')).status).toBe(200);
  await inTransaction(db, (trx) =>
    createLink(trx, server.deps, {
      ...{ purpose: 'reset', organisation: null, subject: person, email: null },
      expires_at: clock.now() + 3_600_000,
    }),
  );
  const backup = await server.deps.backups?.take();
  if (!backup) throw new Error('a server takes backups');
  const dataDir = mkdtempSync(join(folder, 'second-'));
  const restoredAt = Date.now();
  const done = restore(backup.folder, dataDir, restoredAt);
  if (!done.ok) throw new Error(done.refusal.why);
  const { returned } = done.restored;
  expect(returned).toMatchObject({ sessions: 1, mails: 1, accounts: 1, tablets: [], tokens: [] });
  expect(returned.links).toBeGreaterThanOrEqual(2);
  await server.close();

  await start(dataDir, `smtp://127.0.0.1:${mails.port}`);
  const links = await server.deps.db
    .selectFrom('one_time_link')
    .select('purpose')
    .where('used_at', 'is', null)
    .where('created_at', '<', restoredAt)
    .execute();
  expect(links).toEqual([]);
  expect(await server.deps.db.selectFrom('portal_session').selectAll().execute()).toEqual([]);
  await expect
    .poll(async () => (await mailStates()).map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['failed']);
  // Whoever follows the invitation is told that it did not go, and sends it again.
  const invitation = () =>
    server.deps.db.selectFrom('invitation').select(['state', 'delivery']).executeTakeFirst();
  expect(await invitation()).toEqual({ state: 'pending', delivery: 'failed' });
  expect(mails.received.filter(({ source }) => source.includes('/activation#'))).toEqual([]);
});
