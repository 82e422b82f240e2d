import type { Observable } from '../platform/signal.ts';
import { combine, heldBy } from '../platform/signal.ts';
import { readRecorded, refusalView } from '../local-database/refusal.ts';
import { watch } from '../local-database/watch.ts';
import { type Withdrawal, withdrawalOf } from '../local-database/withdrawal.ts';
import {
  type HeadRow,
  type LocalDatabase,
  type SyncRow,
  startOfSync,
} from '../local-database/schema.ts';
import type { Tablet } from '../tablet.ts';
import type { LinkStatus } from './status.ts';
import type { Missing, RefusalView, SyncView } from './view.ts';

/** States of the journal that a person should see. */
const visible = ['refused', 'withheld', 'quarantined'];

type Stored = Omit<SyncView, 'state'> & { withdrawn: Withdrawal };

/** How the tablet and its server stand, for the words on every screen. */
export const watchSync = heldBy((tablet: Tablet): Observable<SyncView> => {
  const known: Known = { epoch: '', upTo: 0, others: [] };
  return combine(
    watch(tablet, () => readStored(tablet, known)),
    tablet.sync.status,
    syncView,
  );
});

/** The same once, for diagnostics. */
export async function readSync(tablet: Tablet): Promise<SyncView> {
  return syncView(
    await readStored(tablet, { epoch: '', upTo: 0, others: [] }),
    tablet.sync.status.get(),
  );
}

/** What the server did not take, newest first. */
export async function readRefusals(tablet: Tablet): Promise<RefusalView[]> {
  const rows = await tablet.database.journal.where('aside').anyOf(visible).toArray();
  const recorded = await readRecorded(tablet.database, rows);
  return rows.sort((a, b) => b.at - a.at).map((row) => refusalView(row, recorded));
}

/** How many of them somebody has to look at: what the server already has is no loss. */
async function countAttention(database: LocalDatabase): Promise<number> {
  const rows = await database.journal.where('aside').anyOf(visible).toArray();
  const recorded = await readRecorded(database, rows);
  return rows.filter((row) => refusalView(row, recorded).refusal !== 'recorded').length;
}

async function readStored(tablet: Tablet, known: Known): Promise<Stored> {
  const { heads, journal, sync } = tablet.database;
  return await tablet.database.transaction('r', [heads, journal, sync], async () => {
    const head = (await heads.get('head')) as HeadRow | undefined;
    const state = (await sync.get('sync')) ?? startOfSync;
    const pending = head ? head.seq - head.acknowledged : 0;
    const first =
      head && pending > 0 ? await journal.get([head.epoch, head.acknowledged + 1]) : null;
    return {
      pending,
      onlyPunches: head !== undefined && pending > 0 && (await onlyPunches(journal, head, known)),
      oldest: first?.at ?? null,
      lastContact: state.lastContact,
      attention: await countAttention(tablet.database),
      retiring: state.retiring === true,
      missing: missingOf(state.succession ?? null),
      withdrawn: withdrawalOf(state),
    };
  });
}

/** Up to where this page has looked at the epoch, and the seqs after the last receipt that are no punch. */
type Known = { epoch: string; upTo: number; others: number[] };

/** More unseen operations than this are not looked at: after a week offline the home must not wait. */
const mostLookedAt = 1_000;

/** Whether nothing but punches waits. Each operation is read once in a page's life. */
async function onlyPunches(
  journal: LocalDatabase['journal'],
  { epoch, seq, acknowledged }: HeadRow,
  known: Known,
): Promise<boolean> {
  const upTo = Math.max(acknowledged, known.epoch === epoch ? known.upTo : 0);
  if (seq - upTo > mostLookedAt) return false;
  const fresh = await journal
    .where('[epoch+seq]')
    .between([epoch, upTo + 1], [epoch, seq], true, true)
    .toArray();
  const before = known.epoch === epoch ? known.others : [];
  const found = fresh.filter(({ kind }) => kind !== 'punch.record' && kind !== 'punch.declare');
  const others = [...before, ...found.map((row) => row.seq)].filter((one) => one > acknowledged);
  Object.assign(known, { epoch, upTo: seq, others } satisfies Known);
  return others.length === 0;
}

function missingOf(succession: SyncRow['succession'] | null): Missing | null {
  if (!succession) return null;
  const { lastSeenAt, pending, ask } = succession;
  return { lastSeenAt, count: pending.count, oldest: pending.oldest, ask };
}

function syncView({ withdrawn, ...stored }: Stored, status: LinkStatus): SyncView {
  // The driver knows a moment before it is stored.
  const told = status.lost ? 'lost' : status.revoked ? 'revoked' : null;
  return { ...stored, state: stateOf(withdrawn ?? told, stored.pending, status) };
}

function stateOf(
  withdrawn: Withdrawal,
  pending: number,
  { link, online }: LinkStatus,
): SyncView['state'] {
  if (withdrawn !== null) return withdrawn;
  // Black holes answer nothing: only an answer makes a tablet connected (S03).
  if (!online || link === 'failed') return 'offline';
  return pending > 0 || link === 'unknown' ? 'sending' : 'up-to-date';
}
