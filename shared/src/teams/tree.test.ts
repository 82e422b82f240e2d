import { describe, expect, it } from 'vitest';
import { uuidSchema } from '../journal/ids.ts';
import { impliedTeamId } from './implied.ts';
import { type TeamNode, foldName, mayHang, teamsAbove } from './tree.ts';

const team = (id: string, name: string, parent: string | null = null): TeamNode => ({
  id,
  name,
  parent,
});
const teams = [
  team('k', 'Cuisine'),
  team('w', 'Plonge', 'k'),
  team('n', 'Plonge de nuit', 'w'),
  team('s', 'Salle'),
];

describe('teams and sub-teams', () => {
  it('TEAM-5 W13 somebody of a sub-team is of every team above it, and of no other', () => {
    expect([...teamsAbove('Plonge de nuit', teams)]).toEqual([
      'Plonge de nuit',
      'Plonge',
      'Cuisine',
    ]);
    expect([...teamsAbove('Cuisine', teams)]).toEqual(['Cuisine']);
    expect([...teamsAbove('plonge', teams)]).toEqual(['plonge', 'Plonge', 'Cuisine']);
    expect([...teamsAbove('Bar', teams)]).toEqual(['Bar']);
    expect([...teamsAbove(null, teams)]).toEqual([]);
  });

  it('TEAM-5 a circle, or a parent that is gone, ends the way up', () => {
    const circle = [team('a', 'A', 'b'), team('b', 'B', 'a'), team('c', 'C', 'gone')];
    expect([...teamsAbove('A', circle)]).toEqual(['A', 'B']);
    expect([...teamsAbove('C', circle)]).toEqual(['C']);
  });

  it('TEAM-3 a team never hangs below itself, nor below one that is not there', () => {
    expect(mayHang('k', 'n', teams)).toBe(false);
    expect(mayHang('k', 'k', teams)).toBe(false);
    expect(mayHang('k', 'gone', teams)).toBe(false);
    expect(mayHang('w', 's', teams)).toBe(true);
    expect(mayHang('w', null, teams)).toBe(true);
  });

  it('TEAM-3 nothing hangs deeper than four, whatever comes along below it', () => {
    expect(mayHang('new', 'n', teams)).toBe(true);
    const four = [...teams, team('d', 'Deux heures', 'n')];
    expect(mayHang('new', 'd', four)).toBe(false);
    // Cuisine has three levels below it: under Salle that would be five.
    expect(mayHang('k', 's', four)).toBe(false);
    expect(mayHang('w', 's', four)).toBe(true);
  });

  it('TEAM-2 capitals, accents and spaces make no other name', () => {
    expect(foldName('  Équipe  de NUIT ')).toBe(foldName('equipe de nuit'));
    expect(foldName('Salle')).not.toBe(foldName('Salle 2'));
  });
});

it('TEAM-6 a name that people bear has one id, of its house and its store', () => {
  const salle = { organisation: 'o', establishment: 'e', name: 'Salle' };
  const id = impliedTeamId(salle);
  expect(uuidSchema.safeParse(id).success).toBe(true);
  expect(impliedTeamId({ ...salle, name: ' salle' })).toBe(id);
  const others = [
    impliedTeamId({ ...salle, establishment: 'f' }),
    impliedTeamId({ ...salle, organisation: 'p' }),
    // The team that was created under the first id is called otherwise now.
    impliedTeamId(salle, new Set([id])),
  ];
  expect(new Set([id, ...others]).size).toBe(4);
});
