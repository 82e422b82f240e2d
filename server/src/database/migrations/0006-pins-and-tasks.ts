import { parseOperation } from '@comptoir/shared/journal/operation';
import type { Trx } from '../connection.ts';

/**
 * Who set a PIN and when, versions that outlive their PIN, punches that were attached, records that were merged,
 * every definition of a task list, and « Vos données » that was shown.
 */
export async function createPinsAndTasks(trx: Trx): Promise<void> {
  await widenPins(trx);
  await trx.schema.alterTable('punch').addColumn('attached_by', 'text').execute();
  await trx.schema.alterTable('punch').addColumn('attached_at', 'bigint').execute();
  await trx.schema
    .createTable('merged_person')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('into_person', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('merged_person_key', ['organisation', 'person'])
    .execute();
  await trx.schema
    .createTable('task_definition')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('definition', 'text', (column) => column.notNull())
    .addColumn('list', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('archived', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('task_definition_key', ['organisation', 'definition'])
    .execute();
  await trx.schema
    .createTable('privacy_seen')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('edition', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('device', 'text')
    .addPrimaryKeyConstraint('privacy_seen_key', ['organisation', 'person'])
    .execute();
  await fillFromJournal(trx);
}

async function widenPins(trx: Trx): Promise<void> {
  await trx.schema.alterTable('pin').addColumn('set_at', 'bigint').execute();
  await trx.schema.alterTable('pin').addColumn('set_by', 'text').execute();
  await trx.schema
    .alterTable('pin')
    .addColumn('change', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await trx.schema.alterTable('pin').addColumn('claimed', 'integer').execute();
  await trx.schema.alterTable('pin').addColumn('claimed_by', 'text').execute();
  await trx.schema
    .createTable('pin_version')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('pin_version_key', ['organisation', 'person'])
    .execute();
}

/** What the journal has known all along. A tablet's next snapshot brings it the definitions. */
async function fillFromJournal(trx: Trx): Promise<void> {
  const rows = await trx
    .selectFrom('operation')
    .select(['organisation', 'position', 'received_at', 'bytes'])
    .where('kind', 'in', ['task-list.define', 'pin.set'])
    .where('status', '=', 'applied')
    .orderBy('organisation')
    .orderBy('position')
    .execute();
  for (const { organisation, position, received_at: at, bytes } of rows) {
    const parsed = bytes === null ? null : parseOperation(bytes);
    if (!parsed?.ok) continue;
    const { value: operation } = parsed;
    if (operation.kind === 'pin.set') {
      const { person, version } = operation.body;
      await trx
        .updateTable('pin')
        .set({ set_at: at, set_by: operation.actor })
        .where('organisation', '=', organisation)
        .where('person', '=', person)
        .execute();
      await trx
        .insertInto('pin_version')
        .values({ organisation, person, version })
        .onConflict((on) => on.columns(['organisation', 'person']).doUpdateSet({ version }))
        .execute();
    } else if (operation.kind === 'task-list.define' && operation.establishment !== null) {
      const { id: definition, establishment, body } = operation;
      const archived = body.archived ? 1 : 0;
      const text = JSON.stringify(body);
      await trx
        .insertInto('task_definition')
        .values({
          organisation,
          definition,
          list: body.list,
          establishment,
          since: at,
          archived,
          body: text,
        })
        .execute();
      const entry = { position, ordinal: 2, change: 'put' as const, at: null };
      await trx
        .insertInto('feed')
        .values({
          organisation,
          establishment,
          room: 'taskDefinitions',
          key: definition,
          ...entry,
        })
        .execute();
    }
  }
}
