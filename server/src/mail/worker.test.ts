import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../database/driver.ts';
import { openLogger } from '../platform/logger.ts';
import { type Mailer, openMailer } from '../platform/mailer.ts';
import { MailServer } from '../testing/mail-server.ts';
import { StoreWorld, day, hour, minute } from '../testing/store-world.ts';
import { type NewMail, enqueueMail, retryMail } from './commands.ts';
import { findMails } from './queries.ts';
import { type MailWorker, type Outcome, startMailWorker } from './worker.ts';

let world: StoreWorld;
let server: MailServer;
let outcomes: (Outcome & { regarding: string })[];
let log: string[];
const running: MailWorker[] = [];

beforeEach(async () => {
  world = await StoreWorld.open();
  server = await MailServer.open();
  outcomes = [];
  log = [];
});
afterEach(async () => {
  // The mail server goes first: nobody waits for an answer that never comes.
  await server.close();
  for (const worker of running.splice(0)) await worker.stop();
  await world.close();
});

const from = { name: 'Comptoir', address: 'comptoir@maison-aubert.fr' };
/** For what never comes. */
const impatient = { connection: 2_000, greeting: 300, silence: 300 };

function mailerTo(port: number, patience?: typeof impatient): Mailer {
  const to = { host: '127.0.0.1', port, secure: false, requireTls: false, auth: null };
  return openMailer(to, from, patience);
}

/** A worker as a start of the server makes one; `pass` is what time would do. */
async function start(options: { mailer?: Mailer | null; rate?: number } = {}): Promise<MailWorker> {
  const { mailer = mailerTo(server.port), rate = 1_000 } = options;
  const deps = { ...world.deps, log: openLogger('info', { write: (line) => void log.push(line) }) };
  const worker = await startMailWorker(deps, {
    mailer,
    rate,
    prepare: () => Promise.resolve(),
    settled: (_trx, { regarding }, outcome) => {
      outcomes.push({ ...outcome, regarding });
      return Promise.resolve(() => undefined);
    },
  });
  running.push(worker);
  return worker;
}

const letter: NewMail = {
  template: 'forgotten',
  data: { email: 'awa@example.fr', url: 'http://localhost/portal/reset#secret', minutes: 30 },
  to: { name: 'Awa Diallo', address: 'awa@example.fr' },
  language: 'fr',
  organisation: null,
};

function enqueue(rest: Partial<NewMail> = {}): Promise<string | null> {
  const mail = { ...letter, organisation: world.scope.organisation, ...rest } as NewMail;
  return inTransaction(world.deps.db, (trx) => enqueueMail(trx, world.deps, mail));
}

const rows = () => world.deps.db.selectFrom('mail').selectAll().orderBy('id').execute();
const only = async () => (await rows())[0]!;

describe('the mail queue', () => {
  it('MAIL-1 takes a mail with the transaction that wants it, or not at all', async () => {
    const failing = inTransaction(world.deps.db, async (trx) => {
      await enqueueMail(trx, world.deps, letter);
      throw new Error('what came after it failed');
    });
    await expect(failing).rejects.toThrow('what came after');
    expect(await rows()).toEqual([]);
    await enqueue();
    expect(await only()).toMatchObject({ state: 'queued', attempts: 0, sent_at: null });
  });

  it('MAIL-2 takes two mails with one key once', async () => {
    expect(await enqueue({ dedupe: 'one' })).not.toBeNull();
    expect(await enqueue({ dedupe: 'one' })).toBeNull();
    await (await start()).pass();
    expect(server.received).toHaveLength(1);
  });

  it('MAIL-9 P22 takes no address that was not read before', async () => {
    for (const address of ['a@x.fr\r\nBcc: b@y.fr', '"a@evil" <b@y.fr>', 'A@x.fr', 'a', '']) {
      await expect(enqueue({ to: { name: 'Awa', address } })).rejects.toThrow();
    }
    expect(await rows()).toEqual([]);
  });

  it('MAIL-8 sends, and keeps neither text nor link of what was sent', async () => {
    await enqueue();
    await (await start()).pass();
    expect(server.received).toHaveLength(1);
    const sent = await only();
    expect(sent).toMatchObject({ state: 'sent', text: null, html: null, next_at: null });
    expect(sent.sent_at).toBe(world.clock.now());
    const view = await findMails(world.deps.db, world.scope.organisation);
    expect(view).toMatchObject([{ to: 'awa@example.fr', state: 'sent', text: null }]);
  });

  it('MAIL-6 sends exactly one mail when the server stops between queue and sending', async () => {
    await enqueue({ regarding: 'an invitation' });
    const down = await start({ mailer: mailerTo(1) });
    await down.pass();
    await down.stop();
    world.clock.advance(hour);
    const again = await start();
    await again.pass();
    await again.pass();
    expect(server.received).toHaveLength(1);
    expect(outcomes).toEqual([
      { regarding: 'an invitation', state: 'sent', at: world.clock.now() },
    ]);
  });

  it('MAIL-6 tries a mail that was being sent at a crash again, under its Message-ID', async () => {
    await enqueue();
    server.mood = 'drops';
    await (await start()).pass();
    const { message_id } = await only();
    expect(message_id).toMatch(/^<[0-9a-f-]{36}@maison-aubert\.fr>$/);
    // What a crash leaves: the mail server may have it, nobody wrote that down.
    await world.deps.db.updateTable('mail').set({ state: 'sending' }).execute();
    for (const worker of running.splice(0)) await worker.stop();
    server.mood = 'takes';
    world.clock.advance(hour);
    await (await start()).pass();
    expect(server.received.map((mail) => mail.header('message-id'))).toEqual([message_id]);
    expect(await only()).toMatchObject({ state: 'sent', message_id });
  });

  it.each([
    ['throttles', 'Too many messages'],
    ['drops', ''],
    ['stalls', ''],
  ] as const)('MAIL-4 tries again when the mail server %s', async (mood, said) => {
    await enqueue();
    server.mood = mood;
    const worker = await start({ mailer: mailerTo(server.port, impatient) });
    await worker.pass();
    const waiting = await only();
    expect(waiting).toMatchObject({ state: 'queued', attempts: 1 });
    expect(waiting.problem).toContain(said);
    const wait = (waiting.next_at ?? 0) - world.clock.now();
    expect(wait).toBeGreaterThanOrEqual(22_500);
    expect(wait).toBeLessThanOrEqual(37_500);
    server.mood = 'takes';
    await worker.pass();
    expect(server.received).toEqual([]);
    world.clock.advance(minute);
    await worker.pass();
    expect(server.received).toHaveLength(1);
    expect(await only()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('MAIL-4 gives up after three days, and says what the mail server said', async () => {
    await enqueue({ regarding: 'an invitation' });
    server.mood = 'throttles';
    const worker = await start();
    const begun = world.clock.now();
    for (let tries = 0; tries < 60 && (await only()).state === 'queued'; tries += 1) {
      await worker.pass();
      world.clock.set((await only()).next_at ?? world.clock.now());
    }
    expect(await only()).toMatchObject({ state: 'failed', next_at: null });
    expect(world.clock.now() - begun).toBeGreaterThan(2.7 * day);
    expect(world.clock.now() - begun).toBeLessThanOrEqual(3 * day);
    expect(server.attempts).toBeGreaterThan(20);
    expect(outcomes).toMatchObject([{ state: 'failed' }]);
    const [view] = await findMails(world.deps.db, world.scope.organisation);
    expect(view?.problem).toContain('Too many messages');
  });

  it('MAIL-5 believes a refusal at once, shows it, and goes on with the next mail', async () => {
    await enqueue({ regarding: 'an invitation' });
    server.mood = 'refuses';
    const worker = await start();
    await worker.pass();
    expect(await only()).toMatchObject({ state: 'failed', attempts: 1 });
    const [view] = await findMails(world.deps.db, world.scope.organisation);
    expect(view).toMatchObject({ state: 'failed', text: null });
    expect(view?.problem).toContain('No such user here');
    expect(outcomes).toMatchObject([{ state: 'failed' }]);
    server.mood = 'takes';
    await enqueue({ to: { name: '', address: 'ines@example.fr' } });
    await worker.pass();
    expect(server.received.map(({ to }) => to)).toEqual(['ines@example.fr']);
  });

  it('MAIL-3 sends no more mails a minute than it may', async () => {
    for (let n = 0; n < 7; n += 1) await enqueue();
    const worker = await start({ rate: 3 });
    await worker.pass();
    await worker.pass();
    expect(server.received).toHaveLength(3);
    world.clock.advance(minute + 1);
    await worker.pass();
    expect(server.received).toHaveLength(6);
  });

  it('MAIL-7 keeps mails where no mail server is configured, and the log says so', async () => {
    await enqueue({ regarding: 'an invitation' });
    await (await start({ mailer: null })).pass();
    expect(await only()).toMatchObject({ state: 'kept' });
    const [view] = await findMails(world.deps.db, world.scope.organisation);
    expect(view?.text).toContain('http://localhost/portal/reset#secret');
    expect(await findMails(world.deps.db, world.newId())).toEqual([]);
    expect(outcomes).toMatchObject([{ state: 'kept' }]);
    const lines = log.join('');
    expect(lines).toContain('no mail server is configured: mails are kept in the portal');
    expect(lines).toContain('mail kept: no mail server is configured');
    expect(lines).not.toContain('secret');
  });

  it('MAIL-11 sends a kept or failed mail once an administrator says so', async () => {
    await enqueue();
    await (await start({ mailer: null })).pass();
    for (const worker of running.splice(0)) await worker.stop();
    const { id } = await only();
    const { organisation } = world.scope;
    const retry = (of: string) =>
      inTransaction(world.deps.db, (trx) =>
        retryMail(trx, { organisation: of, id }, world.clock.now()),
      );
    const worker = await start();
    await worker.pass();
    expect(server.received).toEqual([]);
    expect(await retry(world.newId())).toEqual({ ok: false, refusal: 'not-found' });
    expect((await retry(organisation)).ok).toBe(true);
    await worker.pass();
    expect(server.received).toHaveLength(1);
    expect(await retry(organisation)).toEqual({ ok: false, refusal: 'not-found' });
  });

  it('MAIL-13 sends nothing whose link is dead by then, and does not pretend to send it again', async () => {
    await enqueue({ trueUntil: world.clock.now() + 30 * minute });
    const down = await start({ mailer: mailerTo(1) });
    await down.pass();
    await down.stop();
    world.clock.advance(hour);
    const worker = await start();
    await worker.pass();
    expect(server.attempts).toBe(0);
    const { id, ...rest } = await only();
    expect(rest).toMatchObject({ state: 'failed', problem: 'link expired' });
    const { organisation } = world.scope;
    const again = await inTransaction(world.deps.db, (trx) =>
      retryMail(trx, { organisation, id }, world.clock.now()),
    );
    expect(again).toEqual({ ok: false, refusal: 'dead-link' });
  });

  it('C13 MAIL-1 takes two hundred mails while the mail server answers nothing', async () => {
    server.mood = 'stalls';
    const worker = await start();
    await enqueue();
    worker.wake();
    await until(() => server.attempts === 1);
    for (let n = 0; n < 200; n += 1) await enqueue();
    // Still on the first one, which the mail server has not answered.
    expect(server.attempts).toBe(1);
    expect(await rows()).toHaveLength(201);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
}
