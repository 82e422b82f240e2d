import type { PunchStatement } from '@comptoir/shared/evidence/punch-receipt';
import type { DeviceOperation } from '@comptoir/shared/journal/operation';
import type { LocalDatabase } from './schema.ts';

/**
 * What this tablet's own journal says of a punch (EVID-30); null: it holds no such operation, or no longer. One that was
 * written again in a later epoch speaks from there: that is the one that the server gets.
 */
export async function readStatement(
  { journal }: LocalDatabase,
  punch: string,
): Promise<PunchStatement | null> {
  const rows = await journal.where('id').equals(punch).toArray();
  const row = rows.find(({ state }) => state !== 'replaced') ?? rows.at(-1);
  if (row === undefined) return null;
  // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
  const operation = JSON.parse(row.bytes) as DeviceOperation;
  if (operation.kind !== 'punch.record' && operation.kind !== 'punch.declare') return null;
  const { device, epoch, seq, body, clock } = operation;
  return {
    ...{ device, epoch, seq, hash: row.hash },
    ...{ person: body.person, type: body.type, wall: clock.wall },
  };
}

/** Scheme and host of the portal as the server told them last; null before that. */
export async function readPortal({ sync }: LocalDatabase): Promise<string | null> {
  return (await sync.get('sync'))?.portal ?? null;
}
