import type { Trx } from '../connection.ts';

export async function createRooms(trx: Trx): Promise<void> {
  await createPeople(trx);
  await createPunches(trx);
  await createTasksAndShifts(trx);
}

async function createPeople(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('organisation')
    .addColumn('organisation', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name_text', 'text', (column) => column.notNull())
    .execute();
  await trx.schema
    .createTable('establishment')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('name_text', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('establishment_key', ['organisation', 'establishment'])
    .execute();
  await trx.schema
    .createTable('employee')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('name_text', 'text', (column) => column.notNull())
    .addColumn('colour', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('team', 'text')
    .addColumn('minor_until', 'text')
    .addColumn('archived', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('employee_key', ['organisation', 'person'])
    .execute();
  await trx.schema
    .createTable('membership')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('membership_key', ['organisation', 'person', 'establishment'])
    .execute();
  await trx.schema
    .createTable('pin')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('length', 'integer', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('pin_key', ['organisation', 'person'])
    .execute();
}

async function createPunches(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('punch')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('name_text', 'text')
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('wall', 'bigint', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('auth', 'text', (column) => column.notNull())
    .addColumn('declared', 'integer', (column) => column.notNull())
    .addColumn('cancelled_by', 'text')
    .addColumn('flags', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('punch_key', ['organisation', 'id'])
    .execute();
  await trx.schema
    .createIndex('punch_person')
    .on('punch')
    .columns(['organisation', 'person', 'at'])
    .execute();
  await trx.schema
    .createTable('presence')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('punch', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('presence_key', ['organisation', 'person'])
    .execute();
  await trx.schema
    .createTable('day')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('worked', 'integer', (column) => column.notNull())
    .addColumn('breaks', 'integer', (column) => column.notNull())
    .addColumn('periods', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('day_key', ['organisation', 'person', 'day'])
    .execute();
}

async function createTasksAndShifts(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('task_list')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('list', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('definition', 'text', (column) => column.notNull())
    .addColumn('archived', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('task_list_key', ['organisation', 'list'])
    .execute();
  await trx.schema
    .createTable('check_off')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('list', 'text', (column) => column.notNull())
    .addColumn('task', 'text', (column) => column.notNull())
    .addColumn('definition', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('value', 'real')
    .addColumn('action_text', 'text')
    .addColumn('unchecked_by', 'text')
    .addColumn('unchecked_at', 'bigint')
    .addColumn('uncheck_reason_text', 'text')
    .addColumn('flags', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('check_off_key', ['organisation', 'id'])
    .execute();
  await trx.schema
    .createTable('shift')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('shift', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'bigint', (column) => column.notNull())
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('shift_key', ['organisation', 'shift'])
    .execute();
  await trx.schema
    .createIndex('shift_start')
    .on('shift')
    .columns(['organisation', 'establishment', 'starts_at'])
    .execute();
}
