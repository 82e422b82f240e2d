import 'temporal-polyfill/global';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { Change, SyncAnswer } from '@comptoir/shared/sync/messages';
import { type FeedRoom, feedRooms, isFeedRoom } from '@comptoir/shared/sync/rows';
import { instantOfDay, windowOf } from '@comptoir/shared/sync/window';
import { businessDay, type DayRule } from '@comptoir/shared/time/business-day';
import type { Deps } from '../deps.ts';
import type { DirectoryTables } from '../directory/tables.ts';
import type { DeviceScope } from '../http/scopes.ts';
import { type Head, chainAt } from '../journal/head.ts';
import { findEstablishments } from '../journal/queries.ts';
import { findElsewhereStarting } from '../planning/elsewhere/queries.ts';
import { findShiftsStarting } from '../planning/queries.ts';
import { openBox } from '../platform/box.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { type FeedEntry, findFeed, findFeedKeys, findFeedKeysBetween } from './queries.ts';
import { type Row, type RowsContext, findRows } from './rows.ts';

export type Page = Pick<SyncAnswer, 'changes' | 'cursor' | 'resync' | 'more'>;

/** Feed entries of one page; what a moving window lets in comes on top. */
const pageSize = 500;
/** As how many entries one of a room counts: the document of a month is tens of kilobytes. */
const weights: Partial<Record<string, number>> = { statements: 20 };
/** Rooms whose rows wait in the feed until the window reaches them; one window for both. */
const planned = ['shifts', 'shiftsElsewhere'] as const satisfies readonly FeedRoom[];
/** Behind every ordinal of a position. */
const allOrdinals = 1_000_000_000;

type Context = {
  deps: Deps;
  scope: DeviceScope;
  device: DirectoryTables['device'];
  /** The end of the journal, read before the feed: what comes in later has a later position. */
  head: Head;
  now: number;
};

/**
 * One page of changes after a cursor (spec SYNC-10 to SYNC-12); without one, the first of a snapshot. A cursor of
 * another journal (a restored server) gets a resync.
 */
export async function readPage(context: Context, text: string | null): Promise<Page> {
  const { deps, scope, head, now } = context;
  const cursor = text === null ? null : await knownCursor(context, text);
  if (text !== null && cursor === null) {
    const resync = uuidv7(now, deps.random.bytes(10));
    return { changes: [], cursor: null, resync, more: true };
  }
  const rule = (await findEstablishments(deps.db, scope.organisation, [scope.establishment])).get(
    scope.establishment,
  );
  const entries = await findFeed(deps.db, scope, {
    after: cursor ?? { position: 0, ordinal: 0 },
    upTo: head.position,
    oldest: oldestOf(now),
    limit: pageSize + 1,
  });
  const page = firstOf(entries);
  const more = page.length < entries.length;
  const asked = [...(cursor && rule ? await arrivals(context, cursor, rule) : []), ...page];
  const changes = await render(context, asked, { rule, isSnapshot: cursor === null });
  const last = page.at(-1);
  const end =
    more && last
      ? { ...(await placeOf(context, last)), ordinal: last.ordinal }
      : { position: head.position, chain: head.chain, ordinal: allOrdinals };
  const asOf = Math.max(now, cursor?.asOf ?? 0);
  return { changes, cursor: writeCursor({ ...end, asOf }), resync: null, more };
}

/** As many as one page carries, and one at least. */
function firstOf(entries: readonly FeedEntry[]): FeedEntry[] {
  let weight = 0;
  return entries.filter(({ room }, at) => {
    weight += weights[room] ?? 1;
    return at === 0 || weight <= pageSize;
  });
}

async function knownCursor({ deps, scope, head }: Context, text: string): Promise<Cursor | null> {
  const cursor = readCursor(text);
  if (!cursor || cursor.position > head.position) return null;
  const chain = await chainAt(deps.db, scope.organisation, cursor.position);
  return chain === cursor.chain ? cursor : null;
}

async function placeOf(
  { deps, scope }: Context,
  { position }: FeedEntry,
): Promise<{ position: number; chain: string }> {
  const chain = await chainAt(deps.db, scope.organisation, position);
  if (chain === null) throw new Error(`The feed names position ${position}, the journal does not.`);
  return { position, chain };
}

function oldestOf(now: number): Map<string, number> {
  const rooms = Object.keys(feedRooms) as FeedRoom[];
  return new Map(
    rooms.flatMap((room) => {
      const span = windowOf(room, now);
      return span ? [[room, span.from] as const] : [];
    }),
  );
}

/**
 * Rows that time alone brings to a tablet: shifts that the window reaches now, days that have finished since.
 * No operation moves their entries, so the cursor remembers when it last looked.
 */
async function arrivals(
  { deps, scope, now }: Context,
  cursor: Cursor,
  rule: DayRule,
): Promise<FeedEntry[]> {
  const { position, asOf } = cursor;
  if (now <= asOf) return [];
  const [before, after] = [windowOf('shifts', asOf)?.to ?? 0, windowOf('shifts', now)?.to ?? 0];
  const reached = { from: before, to: after };
  const shown = (room: (typeof planned)[number], keys: string[]) =>
    findFeedKeys(deps.db, scope, { room, keys, upTo: position });
  const shifts = await shown('shifts', await findShiftsStarting(deps.db, scope, reached));
  const elsewhere = await shown(
    'shiftsElsewhere',
    await findElsewhereStarting(deps.db, scope, reached),
  );
  const [first, last] = [dayOf(asOf, rule), dayOf(now, rule)];
  const days =
    first < last
      ? await findFeedKeysBetween(deps.db, scope, {
          room: 'days',
          from: instantOfDay(first),
          to: instantOfDay(last),
          upTo: position,
        })
      : [];
  const entry = (room: FeedRoom) => (key: string) =>
    ({ room, key, position, ordinal: 0, change: 'put' }) as const;
  return [
    ...shifts.map(entry('shifts')),
    ...elsewhere.map(entry('shiftsElsewhere')),
    ...days.map(entry('days')),
  ];
}

function dayOf(at: number, { zone, cutOffHour }: DayRule): string {
  return businessDay(at, zone, cutOffHour);
}

async function render(
  { deps, scope, device, now }: Context,
  entries: readonly FeedEntry[],
  page: { rule: DayRule | undefined; isSnapshot: boolean },
): Promise<Change[]> {
  const { organisation, establishment } = scope;
  const { pin } = deps.keys;
  const rows: RowsContext = {
    db: deps.db,
    organisation,
    establishment,
    keys: { pin, device: () => openBox(pin, device.id, device.device_key) },
  };
  const wanted = new Map<FeedRoom, string[]>();
  for (const { room, key, change } of entries) {
    if (change === 'put' && isFeedRoom(room)) wanted.set(room, [...(wanted.get(room) ?? []), key]);
  }
  const found = new Map<string, Map<string, Row>>();
  for (const [room, keys] of wanted) found.set(room, await findRows(rows, room, keys));
  const today = page.rule ? dayOf(now, page.rule) : null;
  return entries.flatMap(({ room, key }) => {
    const row = found.get(room)?.get(key) ?? null;
    // A day that goes on is not shown yet: it comes by itself once it has finished.
    if (room === 'days' && row && today !== null && String(row['day']) >= today) return [];
    if (planned.some((one) => one === room) && row && !isHeld(row, now)) {
      return page.isSnapshot ? [] : [{ room, key, row: null }];
    }
    return [{ room, key, row }];
  });
}

/** A shift that moved out of the window leaves the tablet, which may hold it where it was. */
function isHeld(shift: Row, now: number): boolean {
  const span = windowOf('shifts', now);
  const start = Number(shift['start']);
  return span === null || (start >= span.from && start <= span.to);
}
