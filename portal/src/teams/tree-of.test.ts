import type { TeamView } from '@comptoir/shared/teams/portal';
import { describe, expect, it } from 'vitest';
import { type Branch, flat, isTaken, mayGrow, parentsFor, treeOf } from './tree-of.ts';

const team = (
  id: string,
  name: string,
  parent: string | null = null,
  people = 1,
  establishment = 'e',
): TeamView => ({ id, name, parent, people, establishment });
const teams = [
  team('s', 'Salle', null, 4),
  team('é', 'Équipe de nuit', null, 0),
  team('k', 'Cuisine', null, 2),
  team('n', 'Plonge de nuit', 'w', 1),
  team('w', 'Plonge', 'k', 3),
  team('v', 'Vente', null, 9, 'f'),
];
const told = (tree: Branch[]) =>
  flat(tree).map(({ team: { name }, level, people }) => `${level} ${name} ${people}`);

describe('the tree of teams', () => {
  it('PORTAL-19 W13 has each team below the one it hangs from, by name, with the people of its sub-teams', () => {
    expect(told(treeOf(teams, 'e', 'fr'))).toEqual([
      '1 Cuisine 6',
      '2 Plonge 4',
      '3 Plonge de nuit 1',
      '1 Équipe de nuit 0',
      '1 Salle 4',
    ]);
    expect(told(treeOf(teams, 'f', 'fr'))).toEqual(['1 Vente 9']);
  });

  it('TEAM-3 offers no place below itself, and none that would be too deep', () => {
    const tree = treeOf([...teams, team('d', 'Deux heures', 'n')], 'e', 'fr');
    const under = (id: string) => parentsFor(id, tree).map((one) => one.team.id);
    expect(under('w')).toEqual(['k', 'é', 's']);
    expect(under('s')).toEqual(['k', 'w', 'n', 'é']);
    expect(flat(tree).filter((one) => !mayGrow(one))).toMatchObject([{ team: { id: 'd' } }]);
  });

  it('shows a team whose parent is out of sight, and ends a circle', () => {
    const odd = [team('a', 'A', 'b'), team('b', 'B', 'a'), team('c', 'C', 'gone')];
    expect(told(treeOf(odd, 'e', 'fr'))).toEqual(['1 C 1']);
  });

  it('TEAM-2 knows a name again whatever its capitals and accents, in its own store alone', () => {
    expect(isTaken(' equipe  DE nuit', { id: null, establishment: 'e' }, teams)).toBe(true);
    expect(isTaken('Équipe de Nuit', { id: 'é', establishment: 'e' }, teams)).toBe(false);
    expect(isTaken('Vente', { id: null, establishment: 'e' }, teams)).toBe(false);
  });
});
