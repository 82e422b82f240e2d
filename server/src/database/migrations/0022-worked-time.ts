import { sql } from 'kysely';
import type { Trx } from '../connection.ts';

const hour = 3_600_000;
const minute = 60_000;

/** What establishments were taken for until they had rules of time of their own: as their creation is read now. */
const timeRules = {
  rounding: null,
  paidBreaks: 0,
  overtime: [
    { after: 2_100, rate: 25 },
    { after: 2_580, rate: 50 },
  ],
  night: { from: '21:00', to: '06:00' },
  holidays: 'france',
  limits: {
    break: { after: 6 * hour, length: 20 * minute },
    daily: 10 * hour,
    weekly: 48 * hour,
    average: { weeks: 12, limit: 44 * hour },
    rest: 11 * hour,
    minor: {
      break: { after: 4.5 * hour, length: 30 * minute },
      daily: 8 * hour,
      weekly: 35 * hour,
      rest: 12 * hour,
    },
  },
} as const;

/** Corrections, closed periods, approvals, statements and payroll exports; what they say of punches and worked days. */
export async function createWorkedTime(trx: Trx): Promise<void> {
  await addToPunches(trx);
  await trx.schema.alterTable('day').addColumn('corrected', 'integer').execute();
  await sql`update "day" set corrected = 0`.execute(trx);
  await trx.schema
    .createTable('correction')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('correction', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('asked', 'text', (column) => column.notNull())
    .addColumn('standing', 'text')
    .addColumn('reason_text', 'text', (column) => column.notNull())
    .addColumn('proposed_by', 'text')
    .addColumn('proposed_at', 'bigint', (column) => column.notNull())
    .addColumn('decision', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('edited', 'integer', (column) => column.notNull())
    .addColumn('decision_reason_text', 'text')
    .addColumn('objected_at', 'bigint')
    .addColumn('objection_text', 'text')
    .addPrimaryKeyConstraint('correction_key', ['organisation', 'correction'])
    .execute();
  await trx.schema
    .createIndex('correction_day')
    .on('correction')
    .columns(['organisation', 'person', 'day'])
    .execute();
  await trx.schema
    .createIndex('correction_place')
    .on('correction')
    .columns(['organisation', 'establishment', 'day'])
    .execute();
  await trx.schema
    .createTable('period_lock')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('lock', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('first_day', 'text', (column) => column.notNull())
    .addColumn('last_day', 'text', (column) => column.notNull())
    .addColumn('rules', 'text', (column) => column.notNull())
    .addColumn('locked_at', 'bigint', (column) => column.notNull())
    .addColumn('locked_by', 'text')
    .addColumn('reopened_at', 'bigint')
    .addColumn('reopened_by', 'text')
    .addColumn('reopen_reason_text', 'text')
    .addPrimaryKeyConstraint('period_lock_key', ['organisation', 'lock'])
    .execute();
  await trx.schema
    .createIndex('period_lock_place')
    .on('period_lock')
    .columns(['organisation', 'establishment', 'last_day'])
    .execute();
  await trx.schema
    .createTable('approval')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('first_day', 'text', (column) => column.notNull())
    .addColumn('last_day', 'text', (column) => column.notNull())
    .addColumn('worked', 'integer', (column) => column.notNull())
    .addColumn('approved_by', 'text')
    .addColumn('approved_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('approval_key', ['organisation', 'person', 'first_day', 'last_day'])
    .execute();
  await trx.schema
    .createTable('statement')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('statement', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('first_day', 'text', (column) => column.notNull())
    .addColumn('last_day', 'text', (column) => column.notNull())
    .addColumn('document_text', 'text', (column) => column.notNull())
    .addColumn('issued_at', 'bigint', (column) => column.notNull())
    .addColumn('issued_by', 'text')
    .addColumn('seen_at', 'bigint')
    .addColumn('answer', 'text')
    .addColumn('answered_at', 'bigint')
    .addColumn('dispute_text', 'text')
    .addColumn('replaced_by', 'text')
    .addPrimaryKeyConstraint('statement_key', ['organisation', 'statement'])
    .execute();
  await trx.schema
    .createIndex('statement_person')
    .on('statement')
    .columns(['organisation', 'person', 'last_day'])
    .execute();
  await trx.schema
    .createTable('export')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('export', 'text', (column) => column.notNull())
    .addColumn('name_text', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('columns', 'text', (column) => column.notNull())
    .addColumn('archived', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('export_key', ['organisation', 'export'])
    .execute();
  await addRules(trx);
}

async function addToPunches(trx: Trx): Promise<void> {
  for (const [name, type] of [
    ['cancelled_at', 'bigint'],
    ['set_aside', 'text'],
    ['correction', 'text'],
    ['accepted_by', 'text'],
    ['accepted_at', 'bigint'],
  ] as const) {
    await trx.schema.alterTable('punch').addColumn(name, type).execute();
  }
  // As a rebuild of the journal says: when the server first held the operation that cancelled.
  await sql`
    update punch set cancelled_at = (
      select operation.received_at from operation
      where operation.organisation = punch.organisation and operation.id = punch.cancelled_by
    ) where cancelled_by is not null`.execute(trx);
}

async function addRules(trx: Trx): Promise<void> {
  const rows = await trx
    .selectFrom('establishment')
    .select(['organisation', 'establishment', 'settings'])
    .execute();
  for (const { organisation, establishment, settings } of rows) {
    const held = JSON.parse(settings) as Record<string, unknown>;
    if (Object.hasOwn(held, 'timeRules')) continue;
    await trx
      .updateTable('establishment')
      .set({ settings: JSON.stringify({ ...held, timeRules }) })
      .where('organisation', '=', organisation)
      .where('establishment', '=', establishment)
      .execute();
  }
}
