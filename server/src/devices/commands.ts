import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Database } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { DeviceScope } from '../http/scopes.ts';
import { kindOf } from './quarantine/reading.ts';

export type DrainedOperation = { epoch: string; seq: number; hash: string; bytes: string | null };

/**
 * Keeps what a tablet handed in beside the journal. Operations whose bytes the journal already has
 * are left alone, and so are attachments when there is nothing new: what was erased cannot come back this way. One that
 * was withheld stands there by its hash only: its bytes are kept like any other's, whenever they come.
 */
export async function quarantineDrained(
  db: Database,
  scope: DeviceScope,
  drained: { entries: DrainedOperation[]; attachments: Attachment[] },
  now: number,
  reason: 'drain' | 'export' = 'drain',
): Promise<void> {
  const { organisation, device } = scope;
  await inTransaction(db, async (trx) => {
    const hashes = drained.entries.map(({ hash }) => hash);
    const known = await trx
      .selectFrom('operation')
      .select(['hash', 'bytes'])
      .where('organisation', '=', organisation)
      .where('device', '=', device)
      .where('hash', 'in', hashes)
      .execute();
    const held = new Map(known.map(({ hash, bytes }) => [hash, bytes !== null]));
    const fresh = each(drained.entries).filter(({ hash, bytes }) => {
      const withBytes = held.get(hash);
      return withBytes === undefined || (!withBytes && bytes !== null);
    });
    if (fresh.length === 0) return;
    await trx
      .insertInto('quarantine')
      .values(
        fresh.map((entry) => ({
          organisation,
          device,
          ...entry,
          kind: kindOf(entry.bytes),
          reason,
          received_at: now,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['organisation', 'device', 'hash'])
          .doUpdateSet((row) => ({
            bytes: row.ref('excluded.bytes'),
            kind: row.ref('excluded.kind'),
          }))
          .where('quarantine.bytes', 'is', null),
      )
      .execute();
    const named = fresh.map(({ bytes }) => bytes ?? '').join('\n');
    const needed = drained.attachments.filter(({ hash }) => named.includes(hash));
    if (needed.length === 0) return;
    await trx
      .insertInto('attachment')
      .values(needed.map(({ hash, salt, text }) => ({ organisation, hash, salt, text })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

/** Each operation once, with its bytes where they came. */
function each(entries: DrainedOperation[]): DrainedOperation[] {
  const byHash = new Map<string, DrainedOperation>();
  for (const entry of entries) {
    if ((byHash.get(entry.hash)?.bytes ?? null) === null) byHash.set(entry.hash, entry);
  }
  return [...byHash.values()];
}
