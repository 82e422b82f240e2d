import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEmail, readPhone, suggestEmail } from './contact.ts';
import { knownDomains } from './email-domains.ts';

describe('EMP-1 an e-mail address', () => {
  it.each([
    ['awa.diallo@orange.fr', 'awa.diallo@orange.fr'],
    ['  Awa.Diallo@Orange.FR ', 'awa.diallo@orange.fr'],
    ["o'neil+comptoir@mail.example.museum", "o'neil+comptoir@mail.example.museum"],
    ['x@xn--caf-dma.fr', 'x@xn--caf-dma.fr'],
  ])('%s is read as %s', (text, email) => {
    expect(readEmail(text)).toEqual({ ok: true, value: email });
  });

  it.each([
    '',
    'awa',
    'awa@',
    '@orange.fr',
    'awa@orange',
    'awa@@orange.fr',
    'awa@orange@free.fr',
    'awa diallo@orange.fr',
    'awa..d@orange.fr',
    '.awa@orange.fr',
    'awa.@orange.fr',
    'awa@-orange.fr',
    'awa@orange..fr',
    'awa@127.0.0.1',
    'awa@orange.fr\r\nBcc: all@example.org',
    'awa@orange.fr\nx',
    'Awa <awa@orange.fr>',
    '"awa"@orange.fr',
    'awa@orange.fr,moi@free.fr',
    'awa\u0000@orange.fr',
    'élodie@orange.fr',
    '\u212Aarim@orange.fr',
  ])('%j is not one', (text) => {
    expect(readEmail(text)).toEqual({ ok: false, refusal: 'malformed' });
  });

  it('is not longer than mail can carry', () => {
    for (const text of [
      `${'a'.repeat(65)}@orange.fr`,
      `a@${'b.'.repeat(130)}fr`,
      'a'.repeat(1_000_000),
    ]) {
      expect(readEmail(text).ok).toBe(false);
    }
    expect(readEmail(`${'a'.repeat(64)}@orange.fr`).ok).toBe(true);
  });

  it('never lets through what could add a header or another recipient, and reads its own answer again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (local, rest) => {
        const read = readEmail(`${local}@${rest}.fr`);
        if (!read.ok) return;
        expect(read.value).not.toMatch(/[\s<>",;:\u0000-\u001f\u007f-\uffff]/);
        expect(readEmail(read.value)).toEqual(read);
      }),
    );
  });
});

describe('EMP-2 an obvious slip in the domain', () => {
  it.each([
    ['awa@gmial.com', 'awa@gmail.com'],
    ['awa@gmai.com', 'awa@gmail.com'],
    ['awa@gmail.con', 'awa@gmail.com'],
    ['awa@gmail.co', 'awa@gmail.com'],
    ['awa@gmail,com', 'awa@gmail.com'],
    ['Awa@Gmial.con', 'awa@gmail.com'],
    ['awa@hotmial.fr', 'awa@hotmail.fr'],
    ['awa@hotmai.fr', 'awa@hotmail.fr'],
    ['awa@orange.f', 'awa@orange.fr'],
    ['awa@oragne.fr', 'awa@orange.fr'],
    ['awa@wanado.fr', 'awa@wanadoo.fr'],
    ['awa@laposte.nte', 'awa@laposte.net'],
    ['awa@restaurant-aubert.con', 'awa@restaurant-aubert.com'],
  ])('of %s proposes %s', (typed, meant) => {
    expect(suggestEmail(typed)).toBe(meant);
  });

  it.each([
    'awa@gmail.com',
    'awa@maison-aubert.fr',
    'awa@hotmail.be',
    'awa@yahoo.ca',
    'awa@company.co',
    'awa@example.museum',
    'awa',
    '',
    'a@b',
  ])('is not seen in %j', (typed) => {
    expect(suggestEmail(typed)).toBeNull();
  });

  it('is never seen in a common domain itself', () => {
    for (const domain of knownDomains) expect(suggestEmail(`awa@${domain}`)).toBeNull();
  });
});

describe('EMP-3 a telephone number', () => {
  it('is not read from a page of figures', () => {
    expect(readPhone('0'.repeat(100_000)).ok).toBe(false);
  });

  it.each([
    ['06 12 34 56 78', '+33612345678'],
    ['0612345678', '+33612345678'],
    ['06.12.34.56.78', '+33612345678'],
    ['06-12-34-56-78', '+33612345678'],
    ['06\u00a012\u202f34 56 78', '+33612345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['+330612345678', '+33612345678'],
    ['0033 6 12 34 56 78', '+33612345678'],
    ['01 42 36 00 00', '+33142360000'],
    ['0692 12 34 56', '+262692123456'],
    ['0696 12 34 56', '+596696123456'],
    ['06 39 12 34 56', '+262639123456'],
    ['06 39 98 34 56', '+33639983456'],
    ['+44 20 7946 0958', '+442079460958'],
    ['0032 470 12 34 56', '+32470123456'],
  ])('%s is %s', (text, phone) => {
    expect(readPhone(text)).toEqual({ ok: true, value: phone });
    expect(readPhone(phone)).toEqual({ ok: true, value: phone });
  });

  it.each([
    '',
    '06 12 34 56',
    '06 12 34 56 789',
    '00 12 34',
    '+33 6 12 34 56',
    '+0612345678',
    '612345678',
    '06 12 34 56 7a',
    '٠٦١٢٣٤٥٦٧٨',
    '+1234567890123456',
  ])('%j is not one', (text) => {
    expect(readPhone(text)).toEqual({ ok: false, refusal: 'malformed' });
  });
});
