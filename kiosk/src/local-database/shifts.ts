import type { OperationOf } from '@comptoir/shared/journal/operation';
import { isSameShift } from '@comptoir/shared/planning/same-shift';
import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { aboutRange } from './about.ts';
import { inOrder } from './roster.ts';
import type { LocalDatabase } from './schema.ts';

/** A shift as this tablet shows it; `pending`: it was posted here and not sent. */
export type HeldShift = { row: ShiftRow; pending: boolean };

/** What a manager posted here, where it still is what stands. `at`: corrected time, ms. */
export type HeldPost = {
  operation: string;
  actor: string | null;
  at: number;
  shift: string;
  before: ShiftRow | null;
  after: ShiftRow | null;
};

/** Shifts that begin in a span of time: published ones, and what managers posted on this tablet (spec PLAN-85). */
export async function heldShifts(
  database: LocalDatabase,
  { from, to }: { from: number; to: number },
): Promise<HeldShift[]> {
  const [confirmed, { shifts }] = await Promise.all([
    database.shifts.where('start').between(from, to).toArray(),
    readPosts(database),
  ]);
  const rest = confirmed.filter(({ id }) => !shifts.has(id));
  const own = [...shifts.values()].filter((held): held is HeldShift => {
    return held !== null && from <= held.row.start && held.row.start < to;
  });
  return [...rest.map((row) => ({ row, pending: false })), ...own];
}

/** What was posted here and is not in the confirmed table yet, and the shifts of which it speaks; null: taken off. */
export async function readPosts(
  database: LocalDatabase,
): Promise<{ posts: HeldPost[]; shifts: Map<string, HeldShift | null> }> {
  const [from, to] = aboutRange('shifts');
  const rows = await database.journal.where('[overlay+about]').between(from, to).toArray();
  const shifts = new Map<string, HeldShift | null>();
  const posts: HeldPost[] = [];
  if (rows.length === 0) return { posts, shifts };
  // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
  const asked = inOrder(rows).map(({ bytes, at, state }) => ({
    ...(JSON.parse(bytes) as OperationOf<'shift.post'>),
    ...{ at, isSent: state !== 'pending' },
  }));
  const ids = [...new Set(asked.map(({ body }) => body.shift))];
  const [known, texts] = await Promise.all([
    database.shifts.bulkGet(ids),
    database.attachments.bulkGet(rows.flatMap((row) => row.attachments)),
  ]);
  const words = new Map(texts.flatMap((one) => (one ? [[one.hash, one.text]] : [])));
  for (const [index, id] of ids.entries()) {
    const row = known[index];
    shifts.set(id, row === undefined ? null : { row, pending: false });
    if (row?.noteText && row.note !== null) words.set(row.noteText, row.note);
  }
  for (const { id: operation, actor, at, isSent, body } of asked) {
    const held = shifts.get(body.shift) ?? null;
    // Somebody else changed it: the server will say so.
    if (!isSameShift(contentOf(held?.row ?? null), body.from)) continue;
    const after = rowOf(body.shift, body.to, { at, words });
    const pending = !isSent || held?.pending === true;
    shifts.set(body.shift, after && { row: after, pending });
    posts.push({ operation, actor, at, shift: body.shift, before: held?.row ?? null, after });
  }
  return { posts, shifts };
}

/** What a row says: the `from` of the next change. */
export function contentOf(row: ShiftRow | null): ShiftContent | null {
  if (row === null) return null;
  const { person, start, end, pause, position, team, noteText } = row;
  return { person, start, end, pause, position, team, noteText };
}

function rowOf(
  id: string,
  content: ShiftContent | null,
  { at, words }: { at: number; words: ReadonlyMap<string, string> },
): ShiftRow | null {
  if (content === null) return null;
  const note = content.noteText === null ? null : (words.get(content.noteText) ?? null);
  return { id, ...content, note, publishedAt: at };
}
