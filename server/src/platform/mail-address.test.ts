import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { fr } from './catalogue.ts';
import { readMailAddress, readSmtpUrl } from './mail-address.ts';

describe('the address of a mail server', () => {
  it('MAIL-12 is read with its port, its TLS and its log-in', () => {
    expect(readSmtpUrl('smtps://us%40x:p%2Fw@smtp.example.fr')).toEqual({
      host: 'smtp.example.fr',
      port: 465,
      secure: true,
      requireTls: false,
      auth: { user: 'us@x', pass: 'p/w' },
    });
    expect(readSmtpUrl('smtp://smtp.example.fr')).toMatchObject({ port: 587, auth: null });
    expect(readSmtpUrl('smtp://[::1]:2525')).toMatchObject({ host: '::1', port: 2525 });
  });

  it('MAIL-12 asks for TLS where a password would go over a wire', () => {
    expect(readSmtpUrl('smtp://us:pw@smtp.example.fr')?.requireTls).toBe(true);
    expect(readSmtpUrl('smtp://us:pw@localhost:25')?.requireTls).toBe(false);
    expect(readSmtpUrl('smtp://smtp.example.fr:25')?.requireTls).toBe(false);
  });

  it.each(['smtp.example.fr', 'https://smtp.example.fr', 'smtp://host/path', 'smtp://h?x=1', ''])(
    'MAIL-12 is nothing else: %s',
    (text) => expect(readSmtpUrl(text)).toBeNull(),
  );
});

describe('a sender', () => {
  it('MAIL-12 is a bare address, or a name with one', () => {
    const address = 'no-reply@example.fr';
    expect(readMailAddress(address)).toEqual({ name: '', address });
    expect(readMailAddress('"Chez Awa, Paris" <No-Reply@example.fr>')).toEqual({
      name: 'Chez Awa, Paris',
      address,
    });
  });

  it.each(['Awa', 'a@b', 'x <a@b.fr> <c@d.fr>', 'x\nBcc: y@z.fr <a@b.fr>', 'a@b.fr, c@d.fr'])(
    'MAIL-9 is nothing else: %s',
    (text) => expect(readMailAddress(text)).toBeNull(),
  );
});

describe('the configuration of mail', () => {
  const read = (environment: Record<string, string>) => readConfig(environment, fr.config);

  it('MAIL-12 is none by default, at 30 mails a minute', () => {
    expect(read({})).toMatchObject({ ok: true, config: { smtp: null, mailRate: 30 } });
  });

  it('MAIL-12 has a server and a sender', () => {
    const environment = { SMTP_URL: 'smtp://localhost:2525', MAIL_FROM: 'a@b.fr', MAIL_RATE: '60' };
    expect(read(environment)).toMatchObject({
      ok: true,
      config: { smtp: { server: { port: 2525 }, from: { address: 'a@b.fr' } }, mailRate: 60 },
    });
  });

  it.each([
    ['MAIL_FROM', { SMTP_URL: 'smtp://localhost' }],
    ['SMTP_URL', { SMTP_URL: 'localhost:25', MAIL_FROM: 'a@b.fr' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://localhost', MAIL_FROM: 'somebody' }],
    ['MAIL_RATE', { MAIL_RATE: '0' }],
  ])('MAIL-12 names %s when it is wrong or missing: %o', (name, environment) => {
    const found = read(environment);
    const [problem = ''] = found.ok ? [] : found.problems;
    expect(problem.startsWith(`${name}: `)).toBe(true);
  });
});
