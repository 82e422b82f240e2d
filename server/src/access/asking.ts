import { type House, type PortalAct, mayFromPortal } from '@comptoir/shared/access/portal-acts';
import type { Reader } from '../database/connection.ts';
import type { AccountScope } from '../http/scopes.ts';
import { findStandings } from './roles/queries.ts';

/**
 * Whether whoever is logged in may ask for this about a person, by the table that the journal judges by again: for what
 * is no operation itself, and before anything is read of somebody.
 */
export async function mayAsk(
  db: Reader,
  { organisation, asker, teams }: AccountScope,
  act: Extract<PortalAct, { body: { person: string } }>,
): Promise<boolean> {
  const { person } = act.body;
  const found = (await findStandings(db, organisation, [person])).get(person);
  const house: House = {
    teams,
    subject: (asked) => {
      if (asked !== person || !found) return undefined;
      const { entry, holdings } = found;
      const { establishments, team, role } = entry;
      return { establishments, team, holdings, manages: role === 'manager' };
    },
    placeOfDevice: () => undefined,
    placeOfTeam: (team) => teams.find(({ id }) => id === team),
  };
  return mayFromPortal(act, asker, house);
}
