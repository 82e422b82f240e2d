import { describe, expect, it } from 'vitest';
import { checkPassword, passwordRules } from './password.ts';

const missing = (text: string, context = {}) => {
  const { rules } = checkPassword(text, context);
  return passwordRules.filter((rule) => !rules[rule]);
};

describe('a new password', () => {
  it('C10 ACC-1 has eight characters, a capital, a digit and a sign, and each rule says whether it is met', () => {
    expect(missing('')).toEqual(['length', 'upper', 'digit', 'special', 'common']);
    expect(missing('tulipes')).toEqual(['length', 'upper', 'digit', 'special']);
    expect(missing('Vx4!kqz')).toEqual(['length']);
    expect(missing('vx4!kqzw')).toEqual(['upper']);
    expect(missing('Vxu!kqzw')).toEqual(['digit']);
    expect(missing('Vx4ukqzw')).toEqual(['special']);
    expect(missing('Vx4!kqzw')).toEqual([]);
  });

  it('ACC-1 counts characters, in every script: É is a capital, a space is a sign', () => {
    expect(missing('École du 7 marronnier')).toEqual([]);
    expect(missing('Ωmega 42 rivage')).toEqual([]);
    expect(missing('Vx4!kq😀')).toEqual(['length']);
    expect(missing('Vx4!kqz😀')).toEqual([]);
  });

  it('P06 ACC-1 has at most 128 characters', () => {
    expect(missing(`Vx4!kqzw${'é~'.repeat(60)}`)).toEqual([]);
    expect(missing(`Vx4!kqzw${'é~'.repeat(61)}`)).toContain('length');
  });

  it('ACC-2 may be a long sentence without capital, digit and sign only where the organisation says so', () => {
    const sentence = 'lesoirlestulipesrient';
    expect(missing(sentence)).toEqual(['upper', 'digit', 'special']);
    expect(missing(sentence, { exemption: true })).toEqual([]);
    expect(missing('tulipesrient', { exemption: true })).toEqual(['upper', 'digit', 'special']);
  });

  it.each([
    'Password1!',
    'P@ssw0rd2026!',
    'Bienvenue1!',
    'Azerty123!',
    'Azertyuiop1!',
    'Motdepasse2026*',
    '!!Soleil75',
    'Été-2026!',
    'Bonjour-Password1',
    'Aaaaaaa1!',
    'Abcdefgh123!',
    'Qwerty-12345',
    '1234567890-Aa',
    'Comptoir2026!',
  ])('P07 ACC-3 is not %s, which meets the rule and is tried first', (text) => {
    expect(missing(text)).toEqual(['common']);
  });

  it('P07 ACC-3 is not made of the person, the address or the organisation', () => {
    const context = {
      email: 'awa.diallo@maison-aubert.fr',
      names: ['Awa', 'Diallo', 'Maison Aubert', 'Le Comptoir des Halles'],
    };
    for (const text of ['AwaDiallo1!', 'Diallo-1987', 'Maison-Aubert1', 'Comptoirdeshalles.1']) {
      expect([
        text,
        missing(text, { ...context, names: [...context.names, 'Comptoir des Halles'] }),
      ]).toEqual([text, ['common']]);
    }
    expect(missing('Vx4!kqzw', context)).toEqual([]);
    expect(missing('Trois-Merles-7', context)).toEqual([]);
  });
});
