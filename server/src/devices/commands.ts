import type { Attachment } from '@comptoir/shared/journal/attachments';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';
import { refused } from '@comptoir/shared/refusals';
import type { Database } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { DeviceScope } from '../http/scopes.ts';
import { storeAttachments } from '../journal/attachments.ts';
import { keptTexts } from '../sync/kept-texts.ts';
import { kindOf } from './quarantine/reading.ts';

export type DrainedOperation = { epoch: string; seq: number; hash: string; bytes: string | null };

/**
 * Keeps what a tablet handed in beside the journal. Operations whose bytes the journal already has
 * are left alone, and so are attachments when there is nothing new: what was erased does not come back (L05). One that
 * was withheld stands there by its hash only: its bytes are kept like any other's, whenever they come.
 *
 * @returns how many of them were not known here
 */
export async function quarantineDrained(
  db: Database,
  scope: DeviceScope,
  drained: { entries: DrainedOperation[]; attachments: Attachment[] },
  now: number,
  reason: 'drain' | 'export' = 'drain',
): Promise<number> {
  const { organisation, device } = scope;
  return await inTransaction(db, async (trx) => {
    const hashes = drained.entries.map(({ hash }) => hash);
    const known = await trx
      .selectFrom('operation')
      .select(['hash', 'bytes'])
      .where('organisation', '=', organisation)
      .where('device', '=', device)
      .where('hash', 'in', hashes)
      .execute();
    const apart = await trx
      .selectFrom('quarantine')
      .select(['hash', 'bytes'])
      .where('organisation', '=', organisation)
      .where('device', '=', device)
      .where('hash', 'in', hashes)
      .execute();
    const held = new Map<string, boolean>();
    for (const { hash, bytes } of [...known, ...apart]) {
      held.set(hash, held.get(hash) === true || bytes !== null);
    }
    const fresh = each(drained.entries).filter(({ hash, bytes }) => {
      const withBytes = held.get(hash);
      return withBytes === undefined || (!withBytes && bytes !== null);
    });
    if (fresh.length === 0) return 0;
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
    const read = fresh.map(({ bytes }) => ({
      bytes,
      parsed: bytes === null ? refused('withheld' as const) : parseDeviceOperation(bytes),
    }));
    const kept = await keptTexts(trx, organisation, read);
    const named = kept.map(({ bytes }) => bytes ?? '').join('\n');
    const given = new Map(drained.attachments.map((one) => [one.hash, one]));
    const needed = [...given.keys()].filter((hash) => named.includes(hash));
    await storeAttachments(trx, organisation, needed, given);
    return fresh.length;
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
