import type { Hash } from '@comptoir/shared/journal/hash';
import type { FeedRoom } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import type { JournalTables } from '../database/tables.ts';
import type { DirectoryTables } from '../directory/tables.ts';
import type { DeviceScope } from '../http/scopes.ts';
import { inChunks } from '../journal/queries.ts';
import { type StoredOperation, readOperation } from '../journal/stored.ts';

/** The server's end of an epoch; an epoch that nobody has written to is at 0. */
export type EpochEnd = { seq: number; head: Hash | null };

export async function findDevice(
  db: Reader,
  scope: DeviceScope,
): Promise<DirectoryTables['device'] | undefined> {
  return db
    .selectFrom('device')
    .selectAll()
    .where('id', '=', scope.device)
    .where('organisation', '=', scope.organisation)
    .executeTakeFirst();
}

/** Other tablets of the same store that have not been heard of since a moment (ms), the longest first (O5). */
export async function findSilentBeside(
  db: Reader,
  scope: DeviceScope,
  since: number,
): Promise<{ since: number }[]> {
  const rows = await db
    .selectFrom('device')
    .select(['enrolled_at as enrolledAt', 'last_seen_at as lastSeenAt'])
    .where('organisation', '=', scope.organisation)
    .where('establishment', '=', scope.establishment)
    .where('id', '!=', scope.device)
    .where('status', 'in', ['active', 'retiring'])
    .execute();
  return rows
    .flatMap(({ enrolledAt, lastSeenAt }) => {
      const last = lastSeenAt ?? enrolledAt;
      return last <= since ? [{ since: last }] : [];
    })
    .sort((a, b) => a.since - b.since);
}

export async function findEpochEnd(
  db: Reader,
  scope: DeviceScope,
  epoch: string,
): Promise<EpochEnd> {
  const row = await db
    .selectFrom('epoch')
    .select(['last_seq', 'head'])
    .where('organisation', '=', scope.organisation)
    .where('device', '=', scope.device)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return row ? { seq: row.last_seq, head: row.head } : { seq: 0, head: null };
}

/** Operations that an epoch holds, seq within `from` and `to`, in order. */
export async function findStored(
  db: Reader,
  scope: DeviceScope,
  of: { epoch: string; from: number; to: number },
): Promise<StoredOperation[]> {
  const rows = await db
    .selectFrom('operation')
    .selectAll()
    .where('organisation', '=', scope.organisation)
    .where('device', '=', scope.device)
    .where('epoch', '=', of.epoch)
    .where('seq', '>=', of.from)
    .where('seq', '<=', of.to)
    .orderBy('seq')
    .execute();
  return rows.map(readOperation);
}

/** Whether a losing branch of this epoch ends, or goes on, at this operation. */
export async function isQuarantined(
  db: Reader,
  scope: DeviceScope,
  of: { epoch: string; seq: number; hash: Hash },
): Promise<boolean> {
  const row = await db
    .selectFrom('quarantine')
    .select('hash')
    .where('organisation', '=', scope.organisation)
    .where('device', '=', scope.device)
    .where('hash', '=', of.hash)
    .where('epoch', '=', of.epoch)
    .where('seq', '=', of.seq)
    .executeTakeFirst();
  return row !== undefined;
}

/** Hashes of what stands apart of an epoch behind a seq, with its bytes: the rest of a branch whose answer was lost. */
export async function findApartBehind(
  db: Reader,
  scope: DeviceScope,
  of: { epoch: string; seq: number },
): Promise<Hash[]> {
  const rows = await db
    .selectFrom('quarantine')
    .select('hash')
    .where('organisation', '=', scope.organisation)
    .where('device', '=', scope.device)
    .where('epoch', '=', of.epoch)
    .where('seq', '>', of.seq)
    .where('bytes', 'is not', null)
    .orderBy('seq')
    .execute();
  return rows.map(({ hash }) => hash);
}

export type FeedEntry = Pick<
  JournalTables['feed'],
  'room' | 'key' | 'position' | 'ordinal' | 'change'
>;

/** Where a tablet stands in the feed of its establishment. */
export type FeedPlace = { organisation: string; establishment: string };

/**
 * Entries after a place in the feed and up to a position, in order. Windowed rows older than the window
 * are left out.
 *
 * @param of.oldest ms by room: rows with an instant before it are not held any more
 */
export async function findFeed(
  db: Reader,
  place: FeedPlace,
  of: {
    after: { position: number; ordinal: number };
    upTo: number;
    oldest: ReadonlyMap<string, number>;
    limit: number;
  },
): Promise<FeedEntry[]> {
  const { after, upTo, oldest, limit } = of;
  return db
    .selectFrom('feed')
    .select(['room', 'key', 'position', 'ordinal', 'change'])
    .where('organisation', '=', place.organisation)
    .where('establishment', '=', place.establishment)
    .where('position', '>=', after.position)
    .where('position', '<=', upTo)
    .where((row) =>
      row.or([
        row('position', '>', after.position),
        row.and([row('position', '=', after.position), row('ordinal', '>', after.ordinal)]),
      ]),
    )
    .where((row) =>
      row.or([
        row('room', 'not in', [...oldest.keys()]),
        ...[...oldest].map(([room, from]) =>
          row.and([row('room', '=', room), row('at', '>=', from)]),
        ),
      ]),
    )
    .orderBy('position')
    .orderBy('ordinal')
    .limit(limit)
    .execute();
}

/** Keys of a room whose latest entry is a put not after a position: what a tablet at that position was shown. */
export async function findFeedKeys(
  db: Reader,
  place: FeedPlace,
  of: { room: FeedRoom; keys: readonly string[]; upTo: number },
): Promise<string[]> {
  const rows = await inChunks(of.keys, (some) =>
    db
      .selectFrom('feed')
      .select('key')
      .where('organisation', '=', place.organisation)
      .where('establishment', '=', place.establishment)
      .where('room', '=', of.room)
      .where('key', 'in', some)
      .where('change', '=', 'put')
      .where('position', '<=', of.upTo)
      .execute(),
  );
  return rows.map(({ key }) => key);
}

/** The same by the row's own instant, `from` included and `to` not (ms). */
export async function findFeedKeysBetween(
  db: Reader,
  place: FeedPlace,
  of: { room: FeedRoom; from: number; to: number; upTo: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('feed')
    .select('key')
    .where('organisation', '=', place.organisation)
    .where('establishment', '=', place.establishment)
    .where('room', '=', of.room)
    .where('change', '=', 'put')
    .where('at', '>=', of.from)
    .where('at', '<', of.to)
    .where('position', '<=', of.upTo)
    .execute();
  return rows.map(({ key }) => key);
}

/** People who work in a store and are not archived. */
export async function findStaff(db: Reader, place: FeedPlace): Promise<Set<string>> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'membership.organisation')
        .onRef('employee.person', '=', 'membership.person'),
    )
    .select('membership.person')
    .where('membership.organisation', '=', place.organisation)
    .where('membership.establishment', '=', place.establishment)
    .where('employee.archived', '=', 0)
    .orderBy('membership.person')
    .execute();
  return new Set(rows.map(({ person }) => person));
}
