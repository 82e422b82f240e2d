import { type Server, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailServer } from '../testing/mail-server.ts';
import type { SmtpServer } from './mail-address.ts';
import { type Letter, type Mailer, openMailer } from './mailer.ts';

let server: MailServer;
let mailer: Mailer;

const from = { name: 'Comptoir', address: 'comptoir@maison-aubert.fr' };
/** For what never comes. What does come is waited for as long as in earnest. */
const impatient = { connection: 2_000, greeting: 300, silence: 300 };
const letter: Omit<Letter, 'from'> = {
  messageId: '<one@maison-aubert.fr>',
  to: { name: 'Awa Diallo', address: 'awa@example.fr' },
  subject: 'Bonjour à vous',
  text: 'Une ligne.\n',
  html: '<p>Une ligne.</p>',
};

function at(port: number, rest: Partial<SmtpServer> = {}): SmtpServer {
  return { host: '127.0.0.1', port, secure: false, requireTls: false, auth: null, ...rest };
}

beforeEach(async () => {
  server = await MailServer.open({ auth: true });
  mailer = openMailer(at(server.port), from);
});
afterEach(async () => {
  mailer.close();
  await server.close();
});

describe('a mail server', () => {
  it('gets a mail with its sender, its recipient and its Message-ID', async () => {
    expect(await mailer.send(letter)).toEqual({ ok: true });
    const [mail] = server.received;
    expect(mail?.to).toBe('awa@example.fr');
    expect(mail?.header('message-id')).toBe('<one@maison-aubert.fr>');
    expect(mail?.header('from')).toBe('Comptoir <comptoir@maison-aubert.fr>');
    expect(mail?.header('to')).toBe('Awa Diallo <awa@example.fr>');
    expect(mail?.source).toContain('Une ligne.');
  });

  it('MAIL-9 P22 never gets a second recipient or a header out of a name or a subject', async () => {
    const name = 'Awa\r\nBcc: other@example.fr <other@example.fr>, x';
    const subject = 'Bonjour\r\nBcc: other@example.fr';
    await mailer.send({ ...letter, subject, to: { name, address: 'awa@example.fr' } });
    const [mail] = server.received;
    expect(mail?.to).toBe('awa@example.fr');
    expect(mail?.header('bcc')).toBeNull();
    expect(server.attempts).toBe(1);
  });

  it('MAIL-5 that refuses the recipient (550) is believed', async () => {
    server.mood = 'refuses';
    expect(await mailer.send(letter)).toMatchObject({
      ok: false,
      because: 'refused',
      problem: expect.stringContaining('No such user here') as string,
    });
  });

  it('MAIL-4 that says later (451) is asked again later', async () => {
    server.mood = 'throttles';
    expect(await mailer.send(letter)).toMatchObject({ ok: false, because: 'later' });
  });

  it.each(['stalls', 'drops'] as const)(
    'MAIL-4 that %s says nothing about the mail',
    async (mood) => {
      server.mood = mood;
      const waiting = openMailer(at(server.port), from, impatient);
      expect(await waiting.send(letter)).toMatchObject({ ok: false, because: 'unreachable' });
      expect(server.received).toEqual([]);
    },
  );

  it('MAIL-4 that never greets is given up', async () => {
    const mute: Server = createServer();
    await new Promise<void>((done) => mute.listen(0, '127.0.0.1', done));
    const { port } = mute.address() as AddressInfo;
    const waiting = openMailer(at(port), from, impatient);
    expect(await waiting.send(letter)).toMatchObject({ ok: false, because: 'unreachable' });
    waiting.close();
    mute.close();
  });

  it('MAIL-4 that is not there is unreachable', async () => {
    const gone = openMailer(at(1), from);
    expect(await gone.send(letter)).toMatchObject({ ok: false, because: 'unreachable' });
  });

  it('MAIL-5 that does not know us (535) says nothing about the mail', async () => {
    server.mood = 'knows-nobody';
    const auth = { user: 'us', pass: 'wrong' };
    const stranger = openMailer(at(server.port, { auth }), from);
    expect(await stranger.send(letter)).toMatchObject({ ok: false, because: 'unreachable' });
    const known = openMailer(at(server.port, { auth: { user: 'us', pass: 'secret' } }), from);
    server.mood = 'takes';
    expect(await known.send(letter)).toEqual({ ok: true });
  });

  it('MAIL-12 that offers no TLS gets no password from afar', async () => {
    const auth = { user: 'us', pass: 'secret' };
    const strict = openMailer(at(server.port, { auth, requireTls: true }), from);
    expect(await strict.send(letter)).toMatchObject({ ok: false, because: 'unreachable' });
    expect(server.received).toEqual([]);
  });
});
