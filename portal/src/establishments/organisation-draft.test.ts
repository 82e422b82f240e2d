import { describe, expect, it } from 'vitest';
import { type Organisation, clashesOf, patchOf, rebase, take } from './organisation-draft.ts';

const shown: Organisation = {
  name: 'Maison Lenoir',
  secondFactorGrace: 14,
  passphrases: false,
  logo: null,
  invitationFr: { subject: 'Bienvenue', text: 'Bonjour {prénom}' },
  invitationEn: null,
};

describe('what is saved of an organisation', () => {
  it('is the fields that differ, each from what the form showed', () => {
    expect(patchOf(shown, { ...shown })).toEqual({});
    expect(patchOf(shown, { ...shown, passphrases: true, invitationFr: null })).toEqual({
      passphrases: { from: false, to: true },
      invitationFr: { from: shown.invitationFr, to: null },
    });
  });

  it('is no change when a text was retyped as it was', () => {
    const same = { ...shown, invitationFr: { subject: 'Bienvenue', text: 'Bonjour {prénom}' } };
    expect(patchOf(shown, same)).toEqual({});
  });
});

describe('O4 an organisation that somebody else changed meanwhile', () => {
  const now = { ...shown, name: 'Lenoir et fils', passphrases: true };

  it('clashes where both changed the same field to something else', () => {
    expect(clashesOf(shown, now, { ...shown, name: 'Lenoir' })).toEqual(['name']);
    expect(clashesOf(shown, now, { ...shown, name: 'Lenoir et fils' })).toEqual([]);
    expect(clashesOf(shown, now, { ...shown, secondFactorGrace: null })).toEqual([]);
  });

  it('gives its values to what the form left alone, and never to what it changed', () => {
    const wanted = { ...shown, name: 'Lenoir', secondFactorGrace: 30 };
    expect(rebase(shown, now, wanted)).toEqual({
      ...shown,
      name: 'Lenoir',
      secondFactorGrace: 30,
      passphrases: true,
    });
    expect(take(wanted, now, 'name').name).toBe('Lenoir et fils');
  });
});
