import { isFact } from '@comptoir/shared/journal/kinds';
import { isDeviceOperation, parseOperation } from '@comptoir/shared/journal/operation';
import { sql } from 'kysely';
import type { Trx } from '../connection.ts';

/** Who changed what, when, from where: an index of the journal by person; and the doubtful punches apart from the rest. */
export async function createJournalEntries(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('journal_entry')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('actor', 'text')
    .addColumn('person', 'text')
    .addColumn('door', 'text', (column) => column.notNull())
    .addColumn('device', 'text')
    .addColumn('establishment', 'text')
    .addColumn('token', 'text')
    .addColumn('account', 'text')
    .addColumn('refusal', 'text')
    .addPrimaryKeyConstraint('journal_entry_key', ['organisation', 'position'])
    .execute();
  for (const column of ['person', 'actor', 'kind'] as const) {
    await trx.schema
      .createIndex(`journal_entry_${column}`)
      .on('journal_entry')
      .columns(['organisation', column, 'position'])
      .execute();
  }
  await sql`create index punch_doubtful on punch (organisation, at)
    where flags <> '[]' and cancelled_by is null and attached_at is null`.execute(trx);
  await fillFromJournal(trx);
  await nameMakers(trx);
}

/** What asked for a change before this page existed stands in the journal. */
async function fillFromJournal(trx: Trx): Promise<void> {
  const kinds = await trx
    .selectFrom('operation')
    .select('kind')
    .distinct()
    .where('kind', 'is not', null)
    .execute();
  const asking = kinds.flatMap(({ kind }) => (kind === null || isFact(kind) ? [] : [kind]));
  if (asking.length === 0) return;
  const organisations = await trx.selectFrom('journal_head').select('organisation').execute();
  for (const { organisation } of organisations) {
    for (let after = 0; ;) {
      const rows = await trx
        .selectFrom('operation')
        .select(['position', 'received_at', 'bytes', 'refusal'])
        .where('organisation', '=', organisation)
        .where('kind', 'in', asking)
        .where('position', '>', after)
        .orderBy('position')
        .limit(1_000)
        .execute();
      for (const { position, received_at: at, bytes, refusal } of rows) {
        const parsed = bytes === null ? null : parseOperation(bytes);
        if (!parsed?.ok) continue;
        const operation = parsed.value;
        const { kind, actor, establishment } = operation;
        const { person } = operation.body as { person?: string };
        const source = isDeviceOperation(operation) ? null : operation.source;
        await trx
          .insertInto('journal_entry')
          .values({
            ...{ organisation, position, at, kind, actor, establishment, refusal },
            person: person ?? null,
            door: source?.door ?? 'tablet',
            device: isDeviceOperation(operation) ? operation.device : null,
            token: source?.token ?? null,
            account: source?.account ?? null,
          })
          .execute();
      }
      const last = rows.at(-1);
      if (!last) break;
      after = last.position;
    }
  }
}

/** A token works no longer than whoever made it can log in. */
async function nameMakers(trx: Trx): Promise<void> {
  await trx.schema.alterTable('api_token').addColumn('made_by', 'text').execute();
  const rows = await trx
    .selectFrom('operation')
    .select(['organisation', 'actor', 'bytes'])
    .where('kind', '=', 'token.create')
    .where('status', '=', 'applied')
    .execute();
  for (const { organisation, actor: made_by, bytes } of rows) {
    const parsed = bytes === null ? null : parseOperation(bytes);
    if (!parsed?.ok || parsed.value.kind !== 'token.create') continue;
    await trx
      .updateTable('api_token')
      .set({ made_by })
      .where('organisation', '=', organisation)
      .where('id', '=', parsed.value.body.token)
      .execute();
  }
}
