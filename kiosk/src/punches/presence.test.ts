import { describe, expect, it } from 'vitest';
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
    const french = speak('fr');
    expect(presenceWords(french, coralie, 'Europe/Paris')).toBe('En service · 08:58');
    expect(presenceWords(french, { ...coralie, state: 'expected' }, 'Europe/Paris')).toBe(
      'Attendu à 08:58',
    );
    expect(presenceWords(french, { ...coralie, state: 'out', since: null }, 'Europe/Paris')).toBe(
      'Pas en service',
    );
  });
});
