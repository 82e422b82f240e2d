import type { Deps } from '@comptoir/server/deps';
import { parseOperation } from '@comptoir/shared/journal/operation';
import { type Seen, quarantinedIds } from './invariants.ts';
import type { Ledger } from './ledger.ts';
import { type Tallies, tally } from './tallies.ts';

/** What became of every operation, counted exactly once everything is at rest. */
export async function countEnds(
  { db }: Pick<Deps, 'db'>,
  ledger: Ledger,
  seen: readonly Seen[],
  tallies: Tallies,
): Promise<void> {
  const count = (what: string, times: number): void => tally(tallies, `operations: ${what}`, times);
  count('written on tablets', ledger.ticked.size);
  count('acknowledged', ledger.everAcknowledged.size);
  for (const [where, times] of await whereabouts(db, ledger)) count(where, times);
  for (const { rows } of seen) {
    for (const { state } of rows) tally(tallies, `journal: ${state}`);
    const kept = new Set(rows.map(({ epoch, seq }) => `${epoch}/${seq}`));
    if (rows.some(({ epoch }) => !kept.has(`${epoch}/1`)))
      tally(tallies, 'tablet: pruned what is safe');
  }
  const devices = await db.selectFrom('device').select('status').execute();
  for (const { status } of devices) tally(tallies, `life: ${status}`);
  const continued = await db
    .selectFrom('operation')
    .select('bytes')
    .where('kind', '=', 'device.continue')
    .execute();
  for (const { bytes } of continued) {
    const read = bytes === null ? null : parseOperation(bytes);
    if (read?.ok && read.value.kind === 'device.continue') {
      tally(tallies, `continued: ${read.value.body.reason}`);
    }
  }
}

/** Where each operation that was ever written is now: exactly one place for each. */
async function whereabouts(db: Deps['db'], ledger: Ledger): Promise<Map<string, number>> {
  const journal = await db.selectFrom('operation').select(['id', 'status']).execute();
  const status = new Map(journal.map((row) => [row.id, row.status]));
  const apart = await quarantinedIds(db);
  const places = new Map<string, number>();
  for (const id of ledger.ticked.keys()) {
    const place =
      status.get(id) ??
      (apart.has(id)
        ? 'in quarantine'
        : ledger.destroyed.has(id)
          ? 'gone with a destroyed tablet, never sent'
          : 'withheld, on its tablet');
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  return places;
}
