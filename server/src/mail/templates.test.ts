import { describe, expect, it } from 'vitest';
import { type MailContent, renderMail } from './templates.ts';

const url = 'https://comptoir.example.fr/portal/activation#AbC_-123';

const contents: MailContent[] = [
  {
    template: 'invitation',
    data: {
      organisation: 'Maison Aubert',
      given: 'Awa',
      email: 'awa@example.fr',
      url,
      hours: 72,
    },
  },
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
      expect(html.match(/href=/g)).toHaveLength(1);
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
    const data = { organisation, given, email: 'awa@example.fr', url, hours: 72 };
    const { subject, html, text } = renderMail({ template: 'invitation', data }, 'fr');
    expect(subject).toBe('Aubert Bcc: x@y.fr vous ouvre un compte Comptoir');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    // The name stays in its sentence: it cannot make a paragraph that looks like the house's own.
    expect(text.split('\n\n')[0]).toBe(
      'Bonjour <img src=x onerror=alert(1)> https://evil.example,',
    );
  });
});
