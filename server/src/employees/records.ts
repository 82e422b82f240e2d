import type { AccessView } from '@comptoir/shared/access/portal';
import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import type { Reader } from '../database/connection.ts';
import { type EstablishmentScope, coversPlace, establishmentsIn } from '../http/scopes.ts';
import { type PersonOnFile, findAllPeople, findPeopleOf, findPeopleOnFile } from './queries.ts';

/** What another room knows of people: they meet in the composition root. */
export type AccessRoom = {
  findPinViews(
    db: Reader,
    organisation: string,
    people: readonly string[],
  ): Promise<Map<string, NonNullable<EmployeeRecord['pin']>>>;
  findAccessViews(
    db: Reader,
    organisation: string,
    people: readonly string[],
    now: number,
  ): Promise<Map<string, AccessView>>;
};

/**
 * People of the establishments of a scope as the administration sees them, archived ones too.
 *
 * @param people null: all of them
 */
export async function findRecords(
  db: Reader,
  rooms: AccessRoom,
  scope: EstablishmentScope,
  of: { people: readonly string[] | null; now: number },
): Promise<EmployeeRecord[]> {
  const { organisation } = scope;
  const asked = of.people ?? (await everybodyOf(db, scope));
  const onFile = await findPeopleOnFile(db, organisation, asked);
  const seen = [...onFile].filter(([, person]) => isTheirs(scope, person));
  const ids = seen.map(([id]) => id);
  const pins = await rooms.findPinViews(db, organisation, ids);
  const accesses = await rooms.findAccessViews(db, organisation, ids, of.now);
  return seen.map(([id, person]) => ({
    ...person.row,
    archivedAt: person.archivedAt,
    establishments: person.establishments,
    externalId: person.externalId,
    pin: pins.get(id) ?? null,
    access: accesses.get(id)!,
  }));
}

/** Whether a person works in an establishment of the scope. */
export function isTheirs(
  scope: EstablishmentScope,
  { establishments, row }: Pick<PersonOnFile, 'establishments' | 'row'>,
): boolean {
  return coversPlace(scope, { establishments: establishments.map(({ id }) => id), team: row.team });
}

function everybodyOf(db: Reader, scope: EstablishmentScope) {
  const { organisation } = scope;
  const establishments = establishmentsIn(scope);
  return establishments === 'all'
    ? findAllPeople(db, organisation)
    : findPeopleOf(db, organisation, [...establishments]);
}
