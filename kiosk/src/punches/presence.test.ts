import { describe, expect, it } from 'vitest';
import { fr } from '../language/fr.ts';
import { speak } from '../language/speech.ts';
import { nameMatches, presenceWords } from './presence.ts';
import type { PersonTile } from './view.ts';

const coralie: PersonTile = {
  id: '0',
  given: 'Coralie',
  family: 'Lefèvre-Núñez',
  initials: 'CL',
  colour: 'brick',
  role: 'employee',
  state: 'in',
  since: Date.parse('2026-11-21T07:58:00Z'),
  pending: false,
};

describe('searching a person', () => {
  it.each(['cor', 'LEFEVRE', 'nunez', 'lef cor', '', 'Lefèvre-N'])(
    'finds Coralie by « %s »',
    (query) => {
      expect(nameMatches(coralie, query)).toBe(true);
    },
  );

  it.each(['oralie', 'lef x', '%', '.*'])('does not find Coralie by « %s »', (query) => {
    expect(nameMatches(coralie, query)).toBe(false);
  });
});

describe('the state of a person in words', () => {
  it('says since when somebody works and when somebody is expected', () => {
    const words = (tile: PersonTile, today = '2026-11-21') =>
      presenceWords(speak('fr', fr), tile, 'Europe/Paris', today);
    expect(words(coralie)).toBe('En service · 08:58');
    expect(words({ ...coralie, state: 'expected' })).toBe('Attendu à 08:58');
    expect(words({ ...coralie, state: 'out', since: null })).toBe('Pas en service');
  });

  it('K24 says the day of whoever has been in since an earlier one', () => {
    const words = (today: string, tile = coralie) =>
      presenceWords(speak('fr', fr), tile, 'Europe/Paris', today);
    expect(words('2026-11-22')).toBe('En service · hier 08:58');
    expect(words('2026-11-24')).toBe('En service · sam. 21 nov. 08:58');
    // Somebody expected soon after midnight is not expected « demain ».
    expect(words('2026-11-20', { ...coralie, state: 'expected' })).toBe('Attendu à 08:58');
  });
});
