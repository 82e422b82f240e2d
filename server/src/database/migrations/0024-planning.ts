import { sql } from 'kysely';
import type { Trx } from '../connection.ts';

/** What establishments were taken for until they planned: as their creation is read now. */
const planningRules = {
  noticeDays: 7,
  partTimeNoticeDays: 7,
  colleagues: true,
  swaps: true,
  openShifts: true,
  tolerance: 5,
} as const;

/** The schedule, drafted and published, what people ask of it, and announcements. */
export async function createPlanning(trx: Trx): Promise<void> {
  await widenShifts(trx);
  await createSchedule(trx);
  await createRequests(trx);
  await createAnnouncements(trx);
  await addRules(trx);
  // What was written about somebody's schedule is found when their personal data goes.
  await sql`
    create index operation_plans on operation (organisation, position)
    where kind in (
      'shift.set', 'shift.post', 'absence.ask', 'absence.decide', 'absence.set', 'swap.ask', 'swap.decide'
    )`.execute(trx);
}

/** An open shift has nobody: the column of before takes no null. */
async function widenShifts(trx: Trx): Promise<void> {
  await trx.schema.alterTable('shift').renameTo('shift_before').execute();
  await trx.schema.dropIndex('shift_start').ifExists().execute();
  await trx.schema
    .createTable('shift')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('shift', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('starts_at', 'bigint', (column) => column.notNull())
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .addColumn('pause', 'integer', (column) => column.notNull())
    .addColumn('position', 'text')
    .addColumn('team', 'text')
    .addColumn('note_text', 'text')
    .addColumn('published_at', 'bigint')
    .addPrimaryKeyConstraint('shift_key', ['organisation', 'shift'])
    .execute();
  await sql`
    insert into shift (organisation, shift, establishment, person, starts_at, ends_at, pause)
    select organisation, shift, establishment, person, starts_at, ends_at, 0 from shift_before`.execute(
    trx,
  );
  await trx.schema.dropTable('shift_before').execute();
  await trx.schema
    .createIndex('shift_start')
    .on('shift')
    .columns(['organisation', 'establishment', 'starts_at'])
    .execute();
  await trx.schema
    .createIndex('shift_person')
    .on('shift')
    .columns(['organisation', 'person', 'starts_at'])
    .execute();
}

async function createSchedule(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('shift_draft')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('shift', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'bigint', (column) => column.notNull())
    .addColumn('content', 'text')
    .addColumn('changed_by', 'text')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('shift_draft_key', ['organisation', 'shift'])
    .execute();
  await trx.schema
    .createIndex('shift_draft_start')
    .on('shift_draft')
    .columns(['organisation', 'establishment', 'starts_at'])
    .execute();
  await trx.schema
    .createTable('publication')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('publication', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('first_day', 'text', (column) => column.notNull())
    .addColumn('last_day', 'text', (column) => column.notNull())
    .addColumn('team', 'text')
    .addColumn('changes', 'integer', (column) => column.notNull())
    .addColumn('published_by', 'text')
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('publication_key', ['organisation', 'publication'])
    .execute();
  await trx.schema
    .createIndex('publication_place')
    .on('publication')
    .unique()
    .columns(['organisation', 'establishment', 'version'])
    .execute();
  await trx.schema
    .createTable('shift_change')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('change', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('shift', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('changed_by', 'text')
    .addColumn('seen_at', 'bigint')
    .addColumn('seen_by', 'text')
    .addColumn('accepted_at', 'bigint')
    .addPrimaryKeyConstraint('shift_change_key', ['organisation', 'change'])
    .execute();
  await trx.schema
    .createIndex('shift_change_person')
    .on('shift_change')
    .columns(['organisation', 'person', 'at'])
    .execute();
  await trx.schema
    .createIndex('shift_change_operation')
    .on('shift_change')
    .columns(['organisation', 'operation'])
    .execute();
  await trx.schema
    .createTable('position')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('position', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('colour', 'text', (column) => column.notNull())
    .addColumn('archived', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('position_key', ['organisation', 'position'])
    .execute();
  await trx.schema
    .createTable('template')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('template', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('content_text', 'text', (column) => column.notNull())
    .addColumn('archived', 'integer', (column) => column.notNull())
    .addColumn('defined_by', 'text')
    .addColumn('defined_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('template_key', ['organisation', 'template'])
    .execute();
  await trx.schema
    .createTable('contract')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('from_day', 'text', (column) => column.notNull())
    .addColumn('weekly', 'integer')
    .addColumn('part_time', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('contract_key', ['organisation', 'person', 'from_day'])
    .execute();
}

async function createRequests(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('absence')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('absence', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('span', 'text', (column) => column.notNull())
    .addColumn('first_day', 'text', (column) => column.notNull())
    .addColumn('last_day', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason_text', 'text')
    .addColumn('asked_by', 'text')
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('decision_reason_text', 'text')
    .addPrimaryKeyConstraint('absence_key', ['organisation', 'absence'])
    .execute();
  await trx.schema
    .createIndex('absence_person')
    .on('absence')
    .columns(['organisation', 'person', 'last_day'])
    .execute();
  await trx.schema
    .createIndex('absence_place')
    .on('absence')
    .columns(['organisation', 'establishment', 'last_day'])
    .execute();
  await trx.schema
    .createTable('swap')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('swap', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('gives', 'text')
    .addColumn('takes', 'text')
    .addColumn('colleague', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('gives_content', 'text')
    .addColumn('takes_content', 'text')
    .addColumn('reason_text', 'text')
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('answered_at', 'bigint')
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('decision_reason_text', 'text')
    .addPrimaryKeyConstraint('swap_key', ['organisation', 'swap'])
    .execute();
  await trx.schema
    .createIndex('swap_place')
    .on('swap')
    .columns(['organisation', 'establishment', 'state'])
    .execute();
}

async function createAnnouncements(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('announcement')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('announcement', 'text', (column) => column.notNull())
    .addColumn('definition', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text')
    .addColumn('team', 'text')
    .addColumn('person', 'text')
    .addColumn('title_text', 'text', (column) => column.notNull())
    .addColumn('body_text', 'text', (column) => column.notNull())
    .addColumn('pinned', 'integer', (column) => column.notNull())
    .addColumn('from_at', 'bigint', (column) => column.notNull())
    .addColumn('until_at', 'bigint')
    .addColumn('published_by', 'text')
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('withdrawn_at', 'bigint')
    .addPrimaryKeyConstraint('announcement_key', ['organisation', 'announcement'])
    .execute();
  await trx.schema
    .createTable('announcement_read')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('announcement', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('door', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('announcement_read_key', ['organisation', 'announcement', 'person'])
    .execute();
}

async function addRules(trx: Trx): Promise<void> {
  const rows = await trx
    .selectFrom('establishment')
    .select(['organisation', 'establishment', 'settings'])
    .execute();
  for (const { organisation, establishment, settings } of rows) {
    const held = JSON.parse(settings) as Record<string, unknown>;
    if (Object.hasOwn(held, 'planningRules')) continue;
    await trx
      .updateTable('establishment')
      .set({ settings: JSON.stringify({ ...held, planningRules }) })
      .where('organisation', '=', organisation)
      .where('establishment', '=', establishment)
      .execute();
  }
}
