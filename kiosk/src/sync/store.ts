import type { Observable } from '../platform/signal.ts';
import { combine } from '../platform/signal.ts';
import { watch } from '../local-database/watch.ts';
import { startOfSync } from '../local-database/outgoing.ts';
import type { HeadRow, JournalRow } from '../local-database/schema.ts';
import type { Tablet } from '../tablet.ts';
import type { LinkStatus } from './status.ts';
import type { RefusalView, SyncView } from './view.ts';

/** States of the journal that a person should see. */
const visible = ['refused', 'withheld', 'quarantined'];

type Stored = Pick<SyncView, 'pending' | 'oldest' | 'lastContact' | 'attention'> & {
  revoked: boolean;
};

/** How the tablet and its server stand, for the words on every screen. */
export function watchSync(tablet: Tablet): Observable<SyncView> {
  return combine(
    watch(tablet, () => readStored(tablet)),
    tablet.sync.status,
    syncView,
  );
}

/** The same once, for diagnostics. */
export async function readSync(tablet: Tablet): Promise<SyncView> {
  return syncView(await readStored(tablet), tablet.sync.status.get());
}

/** What the server did not take, newest first. */
export async function readRefusals(tablet: Tablet): Promise<RefusalView[]> {
  const rows = await tablet.database.journal.where('aside').anyOf(visible).toArray();
  return rows.sort((a, b) => b.at - a.at).map(refusalView);
}

async function readStored(tablet: Tablet): Promise<Stored> {
  const { heads, journal, sync } = tablet.database;
  return await tablet.database.transaction('r', [heads, journal, sync], async () => {
    const head = (await heads.get('head')) as HeadRow | undefined;
    const state = (await sync.get('sync')) ?? startOfSync;
    const pending = head ? head.seq - head.acknowledged : 0;
    const first =
      head && pending > 0 ? await journal.get([head.epoch, head.acknowledged + 1]) : null;
    return {
      pending,
      oldest: first?.at ?? null,
      lastContact: state.lastContact,
      attention: await journal.where('aside').anyOf(visible).count(),
      revoked: state.revoked,
    };
  });
}

function syncView({ revoked, ...stored }: Stored, status: LinkStatus): SyncView {
  return { ...stored, state: stateOf(revoked || status.revoked, stored.pending, status) };
}

function stateOf(
  revoked: boolean,
  pending: number,
  { link, online }: LinkStatus,
): SyncView['state'] {
  if (revoked) return 'revoked';
  // Black holes answer nothing: only an answer makes a tablet connected (S03).
  if (!online || link === 'failed') return 'offline';
  return pending > 0 || link === 'unknown' ? 'sending' : 'up-to-date';
}

function refusalView({ epoch, seq, kind, at, state, refusal }: JournalRow): RefusalView {
  const shown = state === 'quarantined' ? 'quarantined' : (refusal ?? 'withheld');
  return { key: `${epoch}/${seq}`, seq, kind, at, refusal: shown };
}
