import { type LockRow, lockKey } from '@comptoir/shared/sync/rows';
import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';

/** Locks by their keys in the feed; one that is gone is missing. */
export async function findLocks(
  db: Reader,
  organisation: string,
  keys: readonly string[],
): Promise<Map<string, LockRow>> {
  const people = keys.map((key) => key.slice(key.lastIndexOf('/') + 1));
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('lock')
      .select(['person', 'device', 'purpose', 'failures', 'at'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const asked = new Set(keys);
  return new Map(rows.map((row) => [lockKey(row), row] as const).filter(([key]) => asked.has(key)));
}

/** When the server had the PIN that stands for a person, and which tablet set it; by what the journal holds so far. */
export async function findLatestPin(
  db: Reader,
  organisation: string,
  person: string,
): Promise<{ at: number; device: string | null } | undefined> {
  return db
    .selectFrom('journal_entry')
    .select(['at', 'device'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('kind', 'in', ['pin.set', 'pin.renew'])
    .where('refusal', 'is', null)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A tablet and those whose place it took, one after the other: it has inherited whom they locked out. */
export async function findPredecessors(
  db: Reader,
  organisation: string,
  device: string,
): Promise<string[]> {
  const found = [device];
  for (let next: string | null = device; next !== null;) {
    const row: { replaces: string | null } | undefined = await db
      .selectFrom('device')
      .select('replaces')
      .where('organisation', '=', organisation)
      .where('id', '=', next)
      .executeTakeFirst();
    next = row?.replaces ?? null;
    if (next !== null) found.push(next);
  }
  return found;
}
