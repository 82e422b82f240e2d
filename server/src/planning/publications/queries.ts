import type { Reader } from '../../database/connection.ts';
import type { PlanningTables } from '../tables.ts';

export type StoredPublication = PlanningTables['publication'];

export async function findPublication(
  db: Reader,
  organisation: string,
  publication: string,
): Promise<StoredPublication | undefined> {
  return db
    .selectFrom('publication')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('publication', '=', publication)
    .executeTakeFirst();
}

/** How often an establishment's schedule was published. */
export async function findVersion(
  db: Reader,
  of: { organisation: string; establishment: string },
): Promise<number> {
  const row = await db
    .selectFrom('publication')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('organisation', '=', of.organisation)
    .where('establishment', '=', of.establishment)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** Publications of an establishment that touch some business days (both included), the newest first. */
export async function findPublicationsOf(
  db: Reader,
  of: { organisation: string; establishment: string },
  { from, to }: { from: string; to: string },
): Promise<StoredPublication[]> {
  return db
    .selectFrom('publication')
    .selectAll()
    .where('organisation', '=', of.organisation)
    .where('establishment', '=', of.establishment)
    .where('first_day', '<=', to)
    .where('last_day', '>=', from)
    .orderBy('version', 'desc')
    .execute();
}
