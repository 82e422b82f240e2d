import { parseOperation } from '@comptoir/shared/journal/operation';
import type { Trx } from '../connection.ts';

/** Roles with the team that they are for and since when, single grants beside them, and the teams of establishments. */
export async function createHoldingsAndTeams(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('holding')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('given_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('holding_key', [
      'organisation',
      'person',
      'name',
      'establishment',
      'team',
    ])
    .execute();
  await trx.schema
    .createTable('team')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('parent', 'text')
    .addPrimaryKeyConstraint('team_key', ['organisation', 'team'])
    .addUniqueConstraint('team_name', ['organisation', 'establishment', 'name'])
    .execute();
  await fillFromJournal(trx);
  await trx.schema.dropTable('role_grant').execute();
}

/** What stands was given by these operations, and by nothing else. */
async function fillFromJournal(trx: Trx): Promise<void> {
  const rows = await trx
    .selectFrom('operation')
    .select(['organisation', 'received_at', 'bytes'])
    .where('kind', 'in', ['role.give', 'role.take'])
    .where('status', '=', 'applied')
    .orderBy('organisation')
    .orderBy('position')
    .execute();
  for (const { organisation, received_at: given_at, bytes } of rows) {
    const parsed = bytes === null ? null : parseOperation(bytes);
    if (!parsed?.ok) continue;
    const { value: operation } = parsed;
    if (operation.kind !== 'role.give' && operation.kind !== 'role.take') continue;
    const { person, role: name } = operation.body;
    const key = { organisation, person, name, establishment: operation.body.establishment ?? '' };
    if (operation.kind === 'role.give') {
      await trx
        .insertInto('holding')
        .values({ ...key, team: '', given_at })
        .onConflict((on) => on.doNothing())
        .execute();
    } else {
      await trx
        .deleteFrom('holding')
        .where('organisation', '=', organisation)
        .where('person', '=', person)
        .where('name', '=', name)
        .where('establishment', '=', key.establishment)
        .execute();
    }
  }
}
