import Dexie from 'dexie';
import type { OperationOf } from '@comptoir/shared/journal/operation';
import { type SeenShift, type ShiftChangeRow, changeKey } from '@comptoir/shared/planning/change';
import { concerned } from '@comptoir/shared/planning/publication';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { aboutRange } from './about.ts';
import { inOrder } from './roster.ts';
import type { LocalDatabase } from './schema.ts';
import { type HeldPost, readPosts } from './shifts.ts';

/** A change of somebody's schedule; `pending`: made, looked at or agreed to here, and not sent. */
export type HeldChange = { row: ShiftChangeRow; pending: boolean };

/** What changed in somebody's schedule since a moment (ms), the newest first: told by the server or made on this tablet. */
export async function changesOf(
  database: LocalDatabase,
  person: string,
  since: number,
): Promise<HeldChange[]> {
  const [confirmed, { posts }, said] = await Promise.all([
    database.shiftChanges
      .where('[person+at]')
      .between([person, since], [person, Dexie.maxKey])
      .toArray(),
    readPosts(database),
    database.journal
      .where('[overlay+about]')
      .between(...aboutRange('schedules'))
      .toArray(),
  ]);
  const held = new Map(
    confirmed.map((row): [string, HeldChange] => [row.id, { row, pending: false }]),
  );
  for (const post of posts) {
    const row = changeOf(post, person);
    if (row !== null && row.at >= since && !held.has(row.id)) {
      held.set(row.id, { row, pending: true });
    }
  }
  for (const { bytes, at, state } of inOrder(said)) {
    // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
    const { kind, body } = JSON.parse(bytes) as OperationOf<'schedule.seen' | 'schedule.accept'>;
    if (body.person !== person) continue;
    for (const [id, { row, pending }] of held) {
      if (!body.changes.includes(row.operation)) continue;
      const seen = { ...row, seenAt: row.seenAt ?? at, seenBy: row.seenBy ?? ('tablet' as const) };
      const agreed =
        kind === 'schedule.accept' ? { ...seen, acceptedAt: row.acceptedAt ?? at } : seen;
      held.set(id, { row: agreed, pending: pending || state === 'pending' });
    }
  }
  return [...held.values()].sort((a, b) => b.row.at - a.row.at || startOf(a.row) - startOf(b.row));
}

/** What somebody sees of a shift that was posted here; null: nothing that is theirs. */
function changeOf(
  { operation, shift, at, actor, before, after }: HeldPost,
  person: string,
): ShiftChangeRow | null {
  if (!concerned({ before, after }).includes(person)) return null;
  const seen = { before: seenOf(before, person), after: seenOf(after, person) };
  if (JSON.stringify(seen.before) === JSON.stringify(seen.after)) return null;
  return {
    ...{ id: changeKey({ operation, shift, person }), person, shift, operation },
    ...{ cause: 'tablet', ...seen, at, by: actor },
    ...{ seenAt: null, seenBy: null, acceptedAt: null },
  };
}

function seenOf(row: ShiftRow | null, person: string): SeenShift | null {
  if (row?.person !== person) return null;
  const { start, end, pause, position, note } = row;
  return { start, end, pause, position, note };
}

function startOf({ before, after }: ShiftChangeRow): number {
  return (after ?? before)?.start ?? 0;
}
