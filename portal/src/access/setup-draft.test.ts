import { describe, expect, it } from 'vitest';
import {
  type Draft,
  emptyDraft,
  furthest,
  isAnswered,
  keepDraft,
  readDraft,
  requestOf,
  steps,
} from './setup-draft.ts';

const own = 'https://portail.exemple.fr';
const token = 'a'.repeat(43);
const whole: Draft = {
  ...emptyDraft('fr', 'Europe/Paris', 'tablettes.exemple.fr'),
  organisation: ' Maison Lenoir ',
  establishment: 'Le Comptoir des Halles',
  given: ' Camille',
  family: 'Lenoir',
  email: ' Camille@Exemple.FR ',
  chosen: { password: 'Tournesol-42', again: 'Tournesol-42' },
};

describe('the answers of the set-up', () => {
  it('PORTAL-1 are sent together, cleaned, once every screen is answered', () => {
    expect(requestOf(whole, token, own)).toEqual({
      token,
      language: 'fr',
      organisation: 'Maison Lenoir',
      establishment: { name: 'Le Comptoir des Halles', zone: 'Europe/Paris' },
      kioskAddress: 'https://tablettes.exemple.fr',
      administrator: {
        given: 'Camille',
        family: 'Lenoir',
        email: expect.stringMatching(/^camille@exemple\.fr$/i) as string,
        password: 'Tournesol-42',
      },
      manager: null,
    });
    const other = {
      ...whole,
      unlocks: 'other' as const,
      manager: { given: ' Idris ', family: '' },
    };
    expect(requestOf(other, token, own)?.manager).toEqual({ given: 'Idris', family: '' });
  });

  it('PORTAL-1 are not sent while one of them is missing or wrong', () => {
    const wrong: Partial<Draft>[] = [
      { organisation: ' ' },
      { establishment: '' },
      { address: 'ftp://a.fr' },
      { given: ' ' },
      { email: 'camille@' },
      { chosen: { password: 'Tournesol-42', again: 'Tournesol-43' } },
      { chosen: { password: 'tournesol', again: 'tournesol' } },
      { unlocks: 'other' },
    ];
    for (const change of wrong) {
      expect([change, requestOf({ ...whole, ...change }, token, own)]).toEqual([change, null]);
    }
  });

  it('ACC-3 PORTAL-1 the password is none of the names that were just typed', () => {
    const named = { ...whole, chosen: { password: 'Lenoir-2026', again: 'Lenoir-2026' } };
    expect(isAnswered('you', named, own)).toBe(false);
  });

  it('PORTAL-2 outlive a reload of the page, without the password, which is asked for again', () => {
    const kept = keepDraft(whole);
    expect(kept).not.toContain('Tournesol');
    const read = readDraft(kept)!;
    expect(read).toEqual({ ...whole, chosen: { password: '', again: '' } });
    expect(steps[furthest(read, own)]).toBe('you');
  });

  it('PORTAL-2 begin anew where nothing readable was kept', () => {
    for (const kept of [null, '', '{', '[]', '{"language":"de"}', keepDraft(whole).slice(1)]) {
      expect([kept, readDraft(kept)]).toEqual([kept, null]);
    }
  });

  it('PORTAL-3 nobody stands beyond the first unanswered screen, wherever the browser goes back or forward', () => {
    expect(steps[furthest(emptyDraft('fr', 'Europe/Paris', own), own)]).toBe('house');
    expect(steps[furthest({ ...whole, address: '' }, own)]).toBe('address');
    expect(steps[furthest(whole, own)]).toBe('manager');
    expect(steps[furthest({ ...whole, unlocks: 'other' }, own)]).toBe('manager');
  });
});
