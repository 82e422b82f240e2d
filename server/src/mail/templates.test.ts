import { describe, expect, it } from 'vitest';
import { type MailContent, type MailContents, renderMail, withoutLogo } from './templates.ts';

const url = 'https://comptoir.example.fr/portal/activation#AbC_-123';

const awa: MailContents['invitation'] = {
  organisation: 'Maison Aubert',
  given: 'Awa',
  email: 'awa@example.fr',
  phone: '+33612345678',
  url,
  hours: 72,
  inviter: 'Nour Aubert',
  inviterPhone: '+33 1 42 00 00 00',
  words: null,
  logo: false,
};
const contents: MailContent[] = [
  { template: 'invitation', data: awa },
  { template: 'forgotten', data: { email: 'awa@example.fr', url, minutes: 30 } },
  { template: 'password-changed', data: { email: 'awa@example.fr', url } },
  {
    template: 'manager-account',
    data: {
      organisation: 'Maison Aubert',
      establishment: 'Le Comptoir des Halles',
      person: 'Awa Diallo',
      opener: 'Nour Aubert',
      url,
    },
  },
  {
    template: 'statement',
    data: {
      organisation: 'Maison Aubert',
      given: 'Awa',
      from: '1 novembre 2026',
      to: '30 novembre 2026',
      url,
    },
  },
  {
    template: 'correction',
    data: {
      organisation: 'Maison Aubert',
      given: 'Awa',
      day: '3 novembre 2026',
      ...{ outcome: 'edited', own: true, url },
    },
  },
  {
    template: 'tablet-forked',
    data: {
      organisation: 'Maison Aubert',
      establishment: 'Le Comptoir des Halles',
      fingerprint: 'K7MQ2Z',
      url,
    },
  },
];
const [invitation] = contents as [MailContent];

describe('a mail', () => {
  it('K18 C9 MAIL-10 names the organisation, the person, the login and one link, and its hours in words', () => {
    const french = renderMail(invitation, 'fr');
    expect(french.subject).toContain('Maison Aubert');
    expect(french.text).toContain('Bonjour Awa,');
    expect(french.text).toContain('awa@example.fr');
    expect(french.text).toContain(url);
    expect(french.text).toContain('72 heures');
    const english = renderMail(invitation, 'en');
    expect(english.subject).toContain('Maison Aubert');
    expect(english.text).toContain('Hello Awa,');
    expect(english.text).toContain('72 hours');
  });

  it.each(contents)('MAIL-10 loads nothing and holds one link: $template', (content) => {
    for (const language of ['fr', 'en'] as const) {
      const { html, text, subject } = renderMail(content, language);
      expect(html.match(/href="(?!tel:)/g)).toHaveLength(1);
      expect(html).not.toMatch(/<img|<script|<link|url\(|src=/i);
      expect(html).toContain(`<html lang="${language}">`);
      expect(text.match(/https:/g)).toHaveLength(1);
      expect(subject).not.toBe('');
    }
  });

  it.each(contents)('MAIL-10 is another text in the other language: $template', (content) => {
    const [french, english] = [renderMail(content, 'fr'), renderMail(content, 'en')];
    expect(english.subject).not.toBe(french.subject);
    expect(english.text).not.toBe(french.text);
  });

  it('MAIL-9 X08 takes a name for text, whatever it looks like', () => {
    const organisation = 'Aubert\r\nBcc: x@y.fr\u2028';
    const given = '<img src=x onerror=alert(1)>\n\nhttps://evil.example';
    const data = { ...awa, organisation, given };
    const { subject, html, text } = renderMail({ template: 'invitation', data }, 'fr');
    expect(subject).toBe('Aubert Bcc: x@y.fr vous ouvre un compte Comptoir');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    // The name stays in its sentence: it cannot make a paragraph that looks like the house's own.
    expect(text.split('\n\n')[0]).toBe(
      'Bonjour <img src=x onerror=alert(1)> https://evil.example,',
    );
  });

  it('C9 MAIL-14 shows the account and one button to accept; numbers are called by a tap', () => {
    const { html, text } = renderMail({ template: 'invitation', data: awa }, 'fr');
    expect(html).toMatch(new RegExp(`<a href="${url}"[^>]*>ACCEPTER</a>`));
    expect(html).toContain('href="tel:+33612345678"');
    expect(html).toContain('href="tel:+33142000000"');
    expect(text).toContain('Identifiant : awa@example.fr\nTéléphone : +33612345678\n');
    expect(text).toContain('Nour Aubert répond au +33 1 42 00 00 00');
    const unknown = { ...awa, phone: null, inviterPhone: null };
    const short = renderMail({ template: 'invitation', data: unknown }, 'en');
    expect(short.html).toContain('>ACCEPT</a>');
    expect(short.html).not.toContain('tel:');
    expect(short.text).not.toMatch(/Telephone|A question|null/);
  });

  it('C20 MAIL-15 an organisation writes its own subject and paragraphs; account, button and hours stay', () => {
    const words = {
      subject: 'Bienvenue chez {organisation}, {prénom}',
      text: 'Salut {prénom} !\r\n\r\nPremière ligne\nDeuxième ligne\n\n\n<b>{organisation}</b>',
    };
    const mail = renderMail({ template: 'invitation', data: { ...awa, words } }, 'fr');
    expect(mail.subject).toBe('Bienvenue chez Maison Aubert, Awa');
    expect(mail.text.split('\n\n').slice(0, 3)).toEqual([
      'Salut Awa !',
      'Première ligne\nDeuxième ligne',
      '<b>Maison Aubert</b>',
    ]);
    expect(mail.html).toContain('Première ligne<br>Deuxième ligne');
    expect(mail.html).toContain('&lt;b&gt;Maison Aubert&lt;/b&gt;');
    expect(mail.text).not.toContain('espace personnel');
    for (const kept of [url, 'ACCEPTER', 'awa@example.fr', '72 heures']) {
      expect(mail.text).toContain(kept);
    }
  });

  it('X08 MAIL-15 a name that looks like a blank stays a name, and one with a line break stays in its line', () => {
    const words = { subject: '{given}', text: '{given} {organisation}' };
    const data = {
      ...awa,
      words,
      given: '{organisation}\n\nhttps://evil.example',
      organisation: 'A',
    };
    const { subject, text } = renderMail({ template: 'invitation', data }, 'en');
    expect(subject).toBe('{organisation} https://evil.example');
    expect(text.split('\n\n')[0]).toBe('{organisation} https://evil.example A');
  });

  it('C20 MAIL-15 the logo comes with the mail, with the name of the organisation where images are not shown', () => {
    const data = { ...awa, logo: true, organisation: 'A "B" <C>' };
    const { html } = renderMail({ template: 'invitation', data }, 'fr');
    expect(html).toMatch(/<img src="cid:logo@comptoir" alt="A &quot;B&quot; &lt;C&gt;"/);
    expect(withoutLogo(html)).not.toContain('<img');
  });
});
