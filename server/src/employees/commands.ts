import type { Reader } from '../database/connection.ts';
import type { Batch } from '../journal/batch.ts';
import type { StoredEmployee } from './row.ts';

type At = Pick<Batch, 'trx' | 'organisation'>;

/** @returns false where a person of this id is on the roster already */
export async function insertEmployee(
  { trx, organisation }: At,
  row: Pick<StoredEmployee, 'person' | 'name_text' | 'colour' | 'role' | 'team' | 'minor_until'>,
): Promise<boolean> {
  const made = await trx
    .insertInto('employee')
    .values({ organisation, ...row, archived: 0 })
    .onConflict((on) => on.columns(['organisation', 'person']).doNothing())
    .returning('person')
    .execute();
  return made.length === 1;
}

export async function updateEmployee(
  { trx, organisation }: At,
  person: string,
  change: Partial<StoredEmployee>,
): Promise<void> {
  await trx
    .updateTable('employee')
    .set(change)
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
}

export async function insertMembership(
  { trx, organisation }: At,
  membership: { person: string; establishment: string },
): Promise<void> {
  await trx
    .insertInto('membership')
    .values({ organisation, ...membership })
    .onConflict((on) => on.columns(['organisation', 'person', 'establishment']).doNothing())
    .execute();
}

export async function deleteMembership(
  { trx, organisation }: At,
  { person, establishment }: { person: string; establishment: string },
): Promise<void> {
  await trx
    .deleteFrom('membership')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('establishment', '=', establishment)
    .execute();
}

/** The PIN of somebody who left dies with their row: coming back, they get another one. */
export async function deletePin({ trx, organisation }: At, person: string): Promise<void> {
  await trx
    .deleteFrom('pin')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
}

/** @returns false where this name is somebody else's */
export async function giveExternalId(
  { trx, organisation }: At,
  given: { person: string; externalId: string; position: number },
): Promise<boolean> {
  const { person, externalId, position } = given;
  const row = await trx
    .insertInto('external_id')
    .values({ organisation, external_id: externalId, person, position })
    .onConflict((on) =>
      on
        .columns(['organisation', 'external_id'])
        .doUpdateSet({ position })
        .where('external_id.person', '=', person),
    )
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}

/** Payroll goes on to know by its names the record that remains. */
export async function moveExternalIds(
  { trx, organisation }: At,
  { from, into }: { from: string; into: string },
): Promise<void> {
  await trx
    .updateTable('external_id')
    .set({ person: into })
    .where('organisation', '=', organisation)
    .where('person', '=', from)
    .execute();
}

/** Keeps an image under its hash; one that is held already stays as it is. */
export async function insertPhoto(
  db: Reader,
  organisation: string,
  photo: { hash: string; webp: Uint8Array; at: number },
): Promise<void> {
  await db
    .insertInto('photo')
    .values({ organisation, hash: photo.hash, webp: photo.webp, created_at: photo.at })
    .onConflict((on) => on.columns(['organisation', 'hash']).doNothing())
    .execute();
}
