import { kinds } from '@comptoir/shared/journal/kinds';
import type { JournalEntry } from '@comptoir/shared/journal/portal';
import { type ToldField, toldFields } from '@comptoir/shared/journal/told-fields';
import { operationRefusals } from '@comptoir/shared/refusals';
import { describe, expect, it } from 'vitest';
import { en } from '../language/en.ts';
import { fr } from '../language/fr.ts';
import { speak } from '../language/speech.ts';
import { doorOf, fieldOf, piecesOf, refusalOf, sentenceOf, valueOf } from './told.ts';

const french = speak('fr');
const speeches = [french, speak('en', en)];
const zone = 'Europe/Paris';
const entry: JournalEntry = {
  position: 7,
  at: Date.parse('2026-11-22T15:42:00+01:00'),
  kind: 'role.give',
  refusal: null,
  actor: { id: 'a', name: 'Camille Lenoir' },
  door: 'portal',
  place: null,
  person: { id: 'b', name: 'Awa Diop' },
  changes: [],
};

describe('an entry of the audit log', () => {
  it('has a sentence for every kind, in both languages', () => {
    for (const speech of speeches) {
      for (const kind of Object.keys(kinds)) {
        expect(sentenceOf(speech, { ...entry, kind })).toMatch(/^[^{]*\p{L}[^{]*$/u);
        expect(sentenceOf(speech, { ...entry, kind })).not.toMatch(/journal\./);
      }
    }
  });

  it('says who and whom', () => {
    expect(sentenceOf(french, entry)).toBe('Camille Lenoir a donné un rôle à Awa Diop');
    const erased = { ...entry, person: { id: 'b', name: null } };
    expect(sentenceOf(french, erased)).toContain('une personne effacée');
    expect(sentenceOf(french, { ...entry, actor: null, door: 'system' })).toContain('Comptoir a');
    expect(sentenceOf(french, { ...entry, kind: 'later.kind' })).toContain('later.kind');
  });

  it('leads from a name to whom it names, and from an erased one nowhere', () => {
    expect(piecesOf(french, entry)).toEqual([
      { text: 'Camille Lenoir', person: 'a' },
      { text: ' a donné un rôle à ', person: null },
      { text: 'Awa Diop', person: 'b' },
    ]);
    const erased = piecesOf(french, { ...entry, person: { id: 'b', name: null } });
    expect(erased.map(({ person }) => person)).toEqual(['a', null, null]);
  });

  it('says from where', () => {
    expect(doorOf(french, { ...entry, door: 'tablet', place: 'Halles' })).toBe(
      'sur la tablette de Halles',
    );
    expect(doorOf(french, { ...entry, door: 'tablet' })).toBe('sur une tablette');
    expect(doorOf(french, entry)).toBe('depuis le portail');
  });

  it('has a name for every field and a word for every refusal', () => {
    for (const speech of speeches) {
      for (const field of Object.keys(toldFields)) {
        expect(fieldOf(speech, field)).not.toMatch(/^journal\./);
      }
      for (const refusal of operationRefusals) {
        expect(refusalOf(speech, refusal)).not.toMatch(/^journal\./);
      }
    }
  });

  it('has a word for every code of the catalogue', () => {
    const said: [ToldField, string, string][] = [
      ['role', 'administration', 'Administration'],
      ['grant', 'bookings.own', 'Ses réservations'],
      ['event', 'second-factor-off', 'double authentification désactivée'],
      ['delivery', 'failed', 'refusé'],
      ['scopes', 'punches.read, employees.read', 'Lire les pointages, Lire les personnes'],
      ['languages', 'fr, en', 'Français, English'],
      ['weekdays', '1, 7', 'lun, dim'],
      ['hideStatuses', 'true', 'oui'],
      ['startsOn', '2026-11-20', 'vendredi 20 novembre 2026'],
      ['expiresAt', String(entry.at), '22 nov. 2026, 15:42'],
      ['openPeriodLimit', '780', french.duration(780 * 60_000)],
      ['leaseDays', '14', '14 jours'],
      ['photo', 'ab12', 'une image'],
    ];
    for (const [field, value, expected] of said) {
      expect([field, valueOf(french, field, value, zone)]).toEqual([field, expected]);
    }
    const words = Object.entries(fr).flatMap(([key, word]) => {
      const [, field = '', code = ''] = /^journal\.code-([a-z]+)-(.+)$/.exec(key) ?? [];
      return field === '' ? [] : [{ field, code, word }];
    });
    expect(words.length).toBeGreaterThan(30);
    for (const { field, code, word } of words) {
      expect(valueOf(french, field, code, zone)).toBe(word);
    }
    expect(valueOf(french, 'role', 'later-role', zone)).toBe('later-role');
    expect(valueOf(french, 'role', null, zone)).toBeNull();
  });
});
