import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { Deps } from '../deps.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import type { Team } from './cast.ts';
import { seededChance } from './chance.ts';

/** Teams of the restaurant and what each is a part of, those above first. */
const tree: [Team | 'Terrasse' | 'Pâtisserie', Team | null][] = [
  ['Salle', null],
  ['Terrasse', 'Salle'],
  ['Cuisine', null],
  ['Plonge', 'Cuisine'],
  ['Pâtisserie', 'Cuisine'],
  ['Bar', null],
];

/** @returns ids by name */
export async function seedTeams(
  deps: Deps,
  scope: OrganisationScope,
  establishment: string,
): Promise<Map<string, string>> {
  const chance = seededChance('teams');
  const ids = new Map<string, string>();
  const operations = tree.map(([name, above]): NewServerOperation => {
    const team = uuidv7(deps.clock.now(), chance.bytes(10));
    ids.set(name, team);
    const parent = above === null ? null : (ids.get(above) ?? null);
    return {
      ...{ establishment, actor: null, auth: 'none', attachments: [] },
      source: { door: 'setup', account: null },
      kind: 'team.create',
      body: { team, name, parent },
    };
  });
  await appendServer(deps, scope, operations);
  return ids;
}
