import { sql } from 'kysely';
import type { Trx } from '../connection.ts';

/**
 * `insert or replace` deletes the row that stands in its way without asking the trigger on deletes: the journal
 * refuses it before it begins.
 */
export async function refuseReplacing(trx: Trx): Promise<void> {
  await sql
    .raw(
      `create trigger operation_no_replace before insert on operation
       when exists (
         select 1 from operation
         where organisation = new.organisation and position = new.position
         union all
         select 1 from operation
         where organisation = new.organisation and id = new.id
         union all
         select 1 from operation
         where organisation = new.organisation and device = new.device and epoch = new.epoch and seq = new.seq
       )
       begin select raise(abort, 'the journal is append-only'); end`,
    )
    .execute(trx);
}
