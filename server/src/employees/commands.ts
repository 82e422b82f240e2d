import type { Reader } from '../database/connection.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { Tables } from '../database/tables.ts';
import type { Batch } from '../journal/batch.ts';
import type { StoredEmployee } from './row.ts';

type At = Pick<Batch, 'trx' | 'organisation'>;

const created = [
  'organisation',
  'person',
  'name_text',
  'colour',
  'role',
  'team',
  'minor_until',
  'archived',
] as const;

/** People whose ids are new. */
export async function insertEmployees(
  { trx, organisation }: At,
  rows: readonly Pick<
    StoredEmployee,
    'person' | 'name_text' | 'colour' | 'role' | 'team' | 'minor_until'
  >[],
): Promise<void> {
  const values = rows.map((row) => ({ organisation, ...row, archived: 0 }));
  await insertRows(trx, 'employee', values as StoredEmployee[], { columns: created });
}

const details = [
  'name_text',
  'colour',
  'role',
  'team',
  'minor_until',
  'display_text',
  'email_text',
  'phone_text',
  'language',
  'starts_on',
  'ends_on',
  'open_period_limit',
  'photo',
] as const satisfies (keyof StoredEmployee)[];

/** Writes what an edit can change of people who are there, in few statements. */
export async function replaceEmployees(
  { trx }: At,
  rows: readonly StoredEmployee[],
): Promise<void> {
  await insertRows(trx, 'employee', rows, {
    columns: ['organisation', 'person', 'archived', ...details],
    purpose: 'edit',
    conflict: (insert) =>
      insert.onConflict((on) =>
        on
          .columns(['organisation', 'person'])
          .doUpdateSet((set) =>
            Object.fromEntries(details.map((column) => [column, set.ref(`excluded.${column}`)])),
          ),
      ),
  });
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

export async function insertMemberships(
  { trx, organisation }: At,
  memberships: readonly { person: string; establishment: string }[],
): Promise<void> {
  const rows = memberships.map((membership) => ({ organisation, ...membership }));
  await insertRows(trx, 'membership', rows, {
    columns: ['organisation', 'person', 'establishment'],
    purpose: 'once',
    conflict: (insert) =>
      insert.onConflict((on) =>
        on.columns(['organisation', 'person', 'establishment']).doNothing(),
      ),
  });
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

/** Names of payroll for people whose they are, or nobody's so far. */
export async function writeExternalIds(
  { trx, organisation }: At,
  given: readonly { person: string; externalId: string; position: number }[],
): Promise<void> {
  const rows = given.map(({ person, externalId, position }) => ({
    organisation,
    external_id: externalId,
    person,
    position,
  }));
  await insertRows(trx, 'external_id', rows, {
    columns: ['organisation', 'external_id', 'person', 'position'],
    purpose: 'latest',
    conflict: (insert) =>
      insert.onConflict((on) =>
        on
          .columns(['organisation', 'external_id'])
          .doUpdateSet((set) => ({ position: set.ref('excluded.position') })),
      ),
  });
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

/** Keeps what a page was answered. Within the transaction that did it, or a crash could separate the two. */
export async function keepPortalAnswer(trx: Reader, row: Tables['portal_answer']): Promise<void> {
  await trx.insertInto('portal_answer').values(row).execute();
}

/** Answers that no page asks for any more leave. @param before ms */
export async function dropPortalAnswers(
  trx: Reader,
  organisation: string,
  before: number,
): Promise<void> {
  await trx
    .deleteFrom('portal_answer')
    .where('organisation', '=', organisation)
    .where('at', '<', before)
    .execute();
}
