import type { JournalRow } from '@comptoir/kiosk/local-database/schema';
import { readRefusals } from '@comptoir/kiosk/sync/store';
import type { Tablet } from '@comptoir/kiosk/tablet';
import type { Database } from '@comptoir/server/database/connection';
import type { Deps } from '@comptoir/server/deps';
import { compareRebuilt } from '@comptoir/server/journal/rebuild';
import { verifyJournal } from '@comptoir/server/journal/verify';
import type { FeedRoom } from '@comptoir/shared/sync/rows';
import { windowOf } from '@comptoir/shared/sync/window';
import { BrokenPromise, type Ledger } from './ledger.ts';
import { confirmedTables, differenceOf, freshTables } from './read-tables.ts';

/** One live tablet, as far as its promises are concerned. */
export type Watched = { name: string; profile: string; tablet: Tablet };

type Stored = { id: string | null; position: number; status: string; refusal: string | null };

/** What the server holds, read straight from its tables. */
type Holdings = {
  bySeq: Map<string, Stored & { hash: string }>;
  ids: Map<string, number>;
  quarantined: Set<string>;
};

async function holdingsOf(db: Database): Promise<Holdings> {
  const rows = await db
    .selectFrom('operation')
    .select(['id', 'position', 'status', 'refusal', 'device', 'epoch', 'seq', 'hash'])
    .execute();
  const ids = new Map<string, number>();
  for (const { id } of rows) if (id !== null) ids.set(id, (ids.get(id) ?? 0) + 1);
  const kept = await db.selectFrom('quarantine').select(['hash']).execute();
  return {
    bySeq: new Map(rows.map((row) => [`${row.device}/${row.epoch}/${row.seq}`, row])),
    ids,
    quarantined: new Set(kept.map(({ hash }) => hash)),
  };
}

/** A tablet's journal as it stands now. */
export type Seen = Watched & { rows: JournalRow[] };

/** Writes down every tick: what stands in a tablet's journal was durable when somebody saw it. */
export async function noteTicks(ledger: Ledger, watched: Watched[]): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const one of watched) {
    const rows = await one.tablet.database.journal.toArray();
    for (const { id } of rows) if (!ledger.ticked.has(id)) ledger.ticked.set(id, one.profile);
    seen.push({ ...one, rows });
  }
  return seen;
}

/**
 * I1: what was acknowledged is in the journal exactly once, where it was said to be. I2: what was ticked is on its
 * tablet, in the journal or in quarantine. Both hold at every moment.
 *
 * @param state recovering: the server came back from a backup: it gets back what it lost from the tablets, until then
 *   only what they still hold counts; whole: every disk is among the watched
 */
export async function checkPromises(
  deps: Deps,
  ledger: Ledger,
  seen: Seen[],
  { recovering, whole }: { recovering: boolean; whole: boolean },
): Promise<void> {
  const holdings = await holdingsOf(deps.db);
  for (const [id, times] of holdings.ids) {
    if (times !== 1)
      throw new BrokenPromise(`I1: operation ${id} is in the journal ${times} times`);
  }
  for (const [place, said] of ledger.acknowledged) {
    const row = holdings.bySeq.get(place);
    const kept = row && row.position === said.position && row.status === said.status;
    if (!kept || (said.id !== null && row.id !== null && row.id !== said.id)) {
      throw new BrokenPromise(
        `I1: ${place} was acknowledged as ${JSON.stringify(said)}, the journal holds ${JSON.stringify(row)}`,
      );
    }
  }
  for (const hash of ledger.quarantined) {
    if (!holdings.quarantined.has(hash)) throw new BrokenPromise(`I1: ${hash} left quarantine`);
  }
  const onTablets = new Set<string>();
  for (const { name, tablet, rows } of seen) {
    for (const row of rows) {
      onTablets.add(row.id);
      // Told as sent, so no longer watched over by the tablet: the server must have it.
      if (recovering || row.state !== 'sent') continue;
      const place = `${tablet.identity().device}/${row.epoch}/${row.seq}`;
      // What a server that was put back lacks of a tablet that is withdrawn since comes in apart (SYNC-25).
      if (holdings.bySeq.get(place)?.hash !== row.hash && !holdings.quarantined.has(row.hash)) {
        throw new BrokenPromise(
          `I1: ${name} shows seq ${row.seq} as sent, the server does not hold it`,
        );
      }
    }
  }
  if (!whole) return;
  const apart = await quarantinedIds(deps.db);
  for (const id of [...ledger.ticked.keys(), ...ledger.promised]) {
    if (onTablets.has(id) || ledger.destroyed.has(id)) continue;
    if (holdings.ids.has(id) || apart.has(id)) continue;
    throw new BrokenPromise(`I2: ticked operation ${id} is nowhere`);
  }
}

/** Ids of what stands in quarantine with bytes that can be read. */
export async function quarantinedIds(db: Database): Promise<Set<string>> {
  const rows = await db.selectFrom('quarantine').select(['bytes']).execute();
  return new Set(rows.flatMap(({ bytes }) => idIn(bytes) ?? []));
}

/** The id of an operation, from its bytes; null where they are not there. */
export function idIn(bytes: string | null): string | null {
  return (bytes === null ? null : /"id":"([0-9a-f-]{36})"/.exec(bytes))?.[1] ?? null;
}

/** I4: within an epoch, positions follow seq without a gap; the chains hold, and the journal explains every row. */
export async function checkOrder(deps: Deps, organisation: string): Promise<void> {
  const verified = await verifyJournal(deps.db, organisation);
  if (!verified.ok)
    throw new BrokenPromise(`I4: the chain breaks: ${JSON.stringify(verified.refusal)}`);
  const rebuilt = await compareRebuilt(deps.db, organisation);
  if (!rebuilt.ok) {
    throw new BrokenPromise(`I4: the journal does not explain ${JSON.stringify(rebuilt.refusal)}`);
  }
  const rows = await deps.db
    .selectFrom('operation')
    .select(['device', 'epoch', 'seq', 'position'])
    .where('device', 'is not', null)
    .orderBy('position')
    .execute();
  const ends = new Map<string, number>();
  for (const { device, epoch, seq, position } of rows) {
    const key = `${device}/${epoch}`;
    const before = ends.get(key) ?? 0;
    if (seq !== before + 1) {
      throw new BrokenPromise(
        `I4: position ${position} holds seq ${seq} after seq ${before} of one epoch`,
      );
    }
    ends.set(key, before + 1);
  }
}

/** I5: nothing waits any more, and what was not applied is there for a person to see. */
export async function checkEnds(deps: Deps, watched: Watched[]): Promise<void> {
  const { bySeq, ids, quarantined } = await holdingsOf(deps.db);
  for (const { name, tablet } of watched) {
    const { device } = tablet.identity();
    const shown = new Set((await readRefusals(tablet)).map(({ key }) => key));
    const rows = await tablet.database.journal.toArray();
    const standing = new Set(rows.flatMap(({ id, state }) => (state === 'replaced' ? [] : [id])));
    for (const row of rows) {
      const key = `${row.epoch}/${row.seq}`;
      const what = `I5: ${name} seq ${row.seq} (${row.kind}, ${row.state})`;
      const held = bySeq.get(`${device}/${key}`);
      switch (row.state) {
        case 'pending':
          throw new BrokenPromise(`${what} still waits`);
        case 'sent':
          // Handed in apart by a tablet that was withdrawn after the server went back (SYNC-25).
          if (held?.status !== 'applied' && !quarantined.has(row.hash))
            throw new BrokenPromise(`${what} is not applied`);
          break;
        case 'refused':
        case 'withheld':
          // A withdrawn tablet's goes apart, whatever it is; and what an emergency export has brought needs no bytes from it.
          if (
            held?.status !== 'refused' &&
            !quarantined.has(row.hash) &&
            !(tablet.sync.state().revoked && row.state === 'withheld' && held?.hash === row.hash)
          )
            throw new BrokenPromise(`${what} was not refused`);
          if (!shown.has(key)) throw new BrokenPromise(`${what} is not shown`);
          break;
        case 'quarantined':
          if (!shown.has(key)) throw new BrokenPromise(`${what} is not shown`);
          break;
        case 'replaced':
          if (row.kind !== 'device.continue' && !standing.has(row.id) && !ids.has(row.id)) {
            throw new BrokenPromise(`${what} was never written again`);
          }
          break;
      }
      if (row.overlay !== undefined) throw new BrokenPromise(`${what} is still in the overlay`);
    }
  }
}

/**
 * I3: every tablet's confirmed tables equal what the server shows to a fresh tablet, and two tablets of one store
 * equal one another.
 *
 * @returns the first difference, null when there is none
 */
export async function tablesDiffer(deps: Deps, watched: Watched[]): Promise<string | null> {
  const stores = new Map<
    string,
    { name: string; tables: Awaited<ReturnType<typeof confirmedTables>> }
  >();
  for (const { name, tablet } of watched) {
    const { organisation, establishment, device } = tablet.identity();
    const tables = await confirmedTables(tablet);
    const fresh = await freshTables(deps, { organisation, establishment, device });
    const difference = differenceOf(tables, fresh);
    if (difference !== null)
      return `I3: ${name} (above) and the server (below) differ: ${difference}`;
    const twin = stores.get(establishment);
    // Verifiers of PINs are made for one tablet each.
    const between = twin && differenceOf(tables, twin.tables, ['pins']);
    if (twin && between) return `I3: ${name} and ${twin.name} differ: ${between}`;
    stores.set(establishment, { name, tables });
  }
  return null;
}

/** I6: the pages together are the tables, seen from the rows and not from the feed. */
export async function checkPages(deps: Deps, watched: Watched[]): Promise<void> {
  for (const { name, tablet } of watched) {
    const { organisation, establishment, device } = tablet.identity();
    const fresh = await freshTables(deps, { organisation, establishment, device });
    const punches = await deps.db
      .selectFrom('punch')
      .select(['id', 'at', 'type', 'cancelled_by', 'person'])
      .where('organisation', '=', organisation)
      .where('establishment', '=', establishment)
      .execute();
    compare(
      `${name} punches`,
      fresh.get('punches')!,
      punches.filter(({ at }) => isHeld('punches', at, deps.clock.now())),
      (row) => [row.id, [row.at, row.type, row.cancelled_by, row.person]],
      (row) => [row['at'], row['type'], row['cancelledBy'], row['person']],
    );
    const checkOffs = await deps.db
      .selectFrom('check_off')
      .select(['id', 'unchecked_by', 'value', 'at'])
      .where('organisation', '=', organisation)
      .where('establishment', '=', establishment)
      .execute();
    compare(
      `${name} check-offs`,
      fresh.get('checkOffs')!,
      checkOffs.filter(({ at }) => isHeld('checkOffs', at, deps.clock.now())),
      (row) => [row.id, [row.value]],
      (row) => [row['value']],
    );
    const people = await deps.db
      .selectFrom('employee')
      .innerJoin('membership', (join) =>
        join
          .onRef('membership.person', '=', 'employee.person')
          .onRef('membership.organisation', '=', 'employee.organisation'),
      )
      .select(['employee.person', 'employee.colour'])
      .where('employee.organisation', '=', organisation)
      .where('membership.establishment', '=', establishment)
      .where('employee.archived', '=', 0)
      .execute();
    const pins = await deps.db
      .selectFrom('pin')
      .innerJoin('membership', (join) =>
        join
          .onRef('membership.person', '=', 'pin.person')
          .onRef('membership.organisation', '=', 'pin.organisation'),
      )
      .select(['pin.person', 'pin.version'])
      .where('pin.organisation', '=', organisation)
      .where('membership.establishment', '=', establishment)
      .execute();
    compare(
      `${name} PINs`,
      fresh.get('pins')!,
      pins,
      (row) => [row.person, [row.version]],
      (row) => [row['version']],
    );
    compare(
      `${name} people`,
      fresh.get('employees')!,
      people,
      (row) => [row.person, [row.colour]],
      (row) => [row['colour']],
    );
  }
}

/** SYNC-12: a tablet holds what is near; a clock that stood in 1970 leaves rows that no tablet holds. */
function isHeld(room: FeedRoom, at: number, now: number): boolean {
  const held = windowOf(room, now);
  return held === null || (at >= held.from && at <= held.to);
}

function compare<T>(
  what: string,
  shown: Map<string, unknown>,
  rows: T[],
  ofRow: (row: T) => [string, unknown[]],
  ofShown: (row: Record<string, unknown>) => unknown[],
): void {
  const expected = new Map(rows.map(ofRow));
  for (const key of new Set([...shown.keys(), ...expected.keys()])) {
    const seen = shown.has(key) ? ofShown(shown.get(key) as Record<string, unknown>) : null;
    const [one, other] = [JSON.stringify(expected.get(key) ?? null), JSON.stringify(seen)];
    if (one !== other) throw new BrokenPromise(`I6: ${what} ${key}: table ${one}, pages ${other}`);
  }
}
