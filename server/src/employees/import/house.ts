import { mayHandOut } from '@comptoir/shared/access/policy';
import { type ImportHouse, externalIdsIn } from '@comptoir/shared/employees/import';
import type { Reader } from '../../database/connection.ts';
import {
  type AccountScope,
  type EstablishmentScope,
  coversPlace,
  establishmentsIn,
} from '../../http/scopes.ts';
import { findOwnersOfExternalIds } from '../queries.ts';
import { findNamedEstablishments, findTeamNames } from './queries.ts';
import type { Table } from './read-table.ts';

/** What another room knows of e-mails: it meets in the composition root. */
export type EmailsRoom = {
  /** Whose each e-mail of the organisation is. */
  findEmailOwners: (db: Reader, organisation: string) => Promise<Map<string, Set<string>>>;
};

/** Who imports: where they may put people, and what they hold. */
export type Importer = { account: AccountScope; scope: EstablishmentScope };

/**
 * What a table is held against, in a few statements whatever its length.
 *
 * @param home the establishment of rows that name none
 */
export async function findImportHouse(
  db: Reader,
  { findEmailOwners }: EmailsRoom,
  { account, scope }: Importer,
  { table, home }: { table: Table; home: string },
): Promise<ImportHouse> {
  const { organisation } = scope;
  const within = establishmentsIn(scope);
  const all = await findNamedEstablishments(db, organisation);
  const teams = await findTeamNames(db, organisation);
  const owners = await findEmailOwners(db, organisation);
  const ids = externalIdsIn(table.columns, table.rows);
  const takenIds = await findOwnersOfExternalIds(db, organisation, ids);
  return {
    establishments: all.filter(({ id }) => within === 'all' || within.has(id)),
    home,
    teamsOf: (establishment) => [...(teams.get(establishment) ?? [])],
    mayPlace: ({ establishment, team }) =>
      coversPlace(scope, { establishments: [establishment], team }),
    mayGive: ({ role, ...place }) =>
      mayHandOut(account.asker, { holds: { role }, ...place }, account.teams),
    takenEmails: new Set(owners.keys()),
    takenIds: new Set(takenIds.keys()),
  };
}
