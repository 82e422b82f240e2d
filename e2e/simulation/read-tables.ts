import type { Tablet } from '@comptoir/kiosk/tablet';
import { handleSync } from '@comptoir/server/sync/handle';
import { mintDeviceScope } from '@comptoir/server/http/scopes';
import type { Deps } from '@comptoir/server/deps';
import { type FeedRoom, feedRooms } from '@comptoir/shared/sync/rows';
import { BrokenPromise } from './ledger.ts';

/** room → key → row. */
export type Tables = Map<FeedRoom, Map<string, unknown>>;

export const rooms = Object.keys(feedRooms) as FeedRoom[];

/** What a tablet holds as confirmed. */
export async function confirmedTables(tablet: Tablet): Promise<Tables> {
  const { database } = tablet;
  const tables: Tables = new Map();
  for (const room of rooms) {
    const table = database[room] as (typeof database)[typeof room] | undefined;
    // A build whose tablet does not know a room yet keeps nothing of it.
    const rows = (await table?.toArray()) ?? [];
    tables.set(room, new Map(rows.map(({ key, stamp: _, ...row }) => [key, withoutMarks(row)])));
  }
  return tables;
}

/** `unknown` is the tablet's own mark, by which it finds the punches of strangers. */
function withoutMarks({ unknown: _, ...row }: Record<string, unknown>): unknown {
  return row;
}

/** What a tablet that had just been enrolled would read, page by page: the server's view, through its own door. */
export async function freshTables(
  deps: Deps,
  device: { organisation: string; establishment: string; device: string },
): Promise<Tables> {
  const tables: Tables = new Map(rooms.map((room) => [room, new Map<string, unknown>()]));
  let cursor: string | null = null;
  // One that is being retired ends when it says that it holds nothing: only the tablet itself says so.
  const known = await deps.db
    .selectFrom('device')
    .select(['pending_count', 'pending_oldest'])
    .where('id', '=', device.device)
    .executeTakeFirstOrThrow();
  const pending = { count: Math.max(1, known.pending_count), oldest: known.pending_oldest };
  for (let page = 0; page < 1_000; page++) {
    const reply = await handleSync(deps, mintDeviceScope(device), {
      epoch: device.device,
      first: 1,
      operations: [],
      attachments: [],
      receipts: [],
      signature: null,
      cursor,
      pending,
      app: 'inspector',
    });
    if (!reply.ok)
      throw new BrokenPromise(`I3: the inspector was refused: ${reply.problem.refusal}`);
    const { changes, more } = reply.answer;
    cursor = reply.answer.cursor;
    for (const { room, key, row } of changes) {
      const table = tables.get(room as FeedRoom);
      if (row === null) table?.delete(key);
      else table?.set(key, feedRooms[room as FeedRoom].parse(row));
    }
    if (!more) return tables;
  }
  throw new BrokenPromise('I6: the feed has no end');
}

/** The first difference in words, null when there is none. */
export function differenceOf(a: Tables, b: Tables, except: FeedRoom[] = []): string | null {
  for (const room of rooms) {
    if (except.includes(room)) continue;
    const [left, right] = [a.get(room)!, b.get(room)!];
    for (const key of new Set([...left.keys(), ...right.keys()])) {
      const [one, other] = [canonical(left.get(key)), canonical(right.get(key))];
      if (one !== other) return `${room} ${key}\n      ${one}\n      ${other}`;
    }
  }
  return null;
}

/** JSON with sorted keys; a missing row is `-`. */
function canonical(value: unknown): string {
  if (value === undefined) return '-';
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
