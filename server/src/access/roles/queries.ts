import type { Reader } from '../../database/connection.ts';
import type { Grant } from '../../http/scopes.ts';

/** Roles that stand for a person, and the establishments where they work. */
export async function findStanding(
  db: Reader,
  organisation: string,
  person: string,
): Promise<{ grants: Grant[]; memberships: Set<string> }> {
  const grants = await db
    .selectFrom('role_grant')
    .select(['role', 'establishment'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .orderBy('role')
    .orderBy('establishment')
    .execute();
  const memberships = await db
    .selectFrom('membership')
    .select('establishment')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  const employee = await db
    .selectFrom('employee')
    .select('role')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirst();
  // Who is no manager any more on the tablet is none here: the roster is where somebody is demoted.
  const standing = grants.filter(({ role }) => role !== 'manager' || employee?.role === 'manager');
  return {
    grants: standing.map(({ role, establishment }) => ({
      role,
      establishment: establishment === '' ? null : establishment,
    })),
    memberships: new Set(memberships.map(({ establishment }) => establishment)),
  };
}
