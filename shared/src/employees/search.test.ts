import { describe, expect, it } from 'vitest';
import { isFoundBy, readQuery, soughtWords } from './search.ts';

const elise = soughtWords({
  name: { given: 'Élise', family: "N'Guyen-Marchand" },
  display: 'Lise',
  team: 'Cuisine 2',
  email: 'elise_n@exemple.fr',
  phone: '+33612345678',
});
const finds = (query: string) => isFoundBy(readQuery(query), elise);

describe('the search for somebody', () => {
  it('finds by the beginning of every typed word, whatever the order, the case and the accents', () => {
    for (const query of ['ELI', 'marchand él', 'guyen', 'lise cuis', 'exemple', '   '])
      expect([query, finds(query)]).toEqual([query, true]);
    for (const query of ['ise', 'elise roux', 'salle'])
      expect([query, finds(query)]).toEqual([query, false]);
  });

  it('finds a telephone as it is said in France and as the world writes it, in pairs or at once', () => {
    for (const query of ['06 12 34', '0612', '+33 6 12', '33612345678', '06.12', 'elise 06 12'])
      expect([query, finds(query)]).toEqual([query, true]);
    for (const query of ['06 13', '12 34', '45678']) {
      expect([query, finds(query)]).toEqual([query, false]);
    }
  });

  it('finds figures that stand in the name of a team', () => {
    expect(finds('cuisine 2')).toBe(true);
    expect(finds('cuisine 4')).toBe(false);
  });

  it('finds somebody whose data were erased by nothing but an empty search', () => {
    const erased = soughtWords({ name: null, display: null, team: null, email: null });
    expect(isFoundBy(readQuery(''), erased)).toBe(true);
    expect(isFoundBy(readQuery('a'), erased)).toBe(false);
    expect(isFoundBy(readQuery('1'), erased)).toBe(false);
  });
});
