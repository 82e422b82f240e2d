import type { OperationOf } from '../journal/operation.ts';
import type { AnnouncementRow } from './announcement.ts';

export type AnnouncementOperation = OperationOf<`announcement.${'publish' | 'withdraw' | 'read'}`>;

/** An operation that a tablet still holds, and when it says that it was written (ms). */
export type HeldOperation = { operation: AnnouncementOperation; at: number };

/**
 * Announcements as a tablet shows them: the confirmed rows with what it still holds, by the server's rules (spec NEWS-4 to
 * NEWS-10). In the order of writing.
 *
 * @param textOf the text of an attachment, null where it is not there
 */
export function announcementsWith(
  confirmed: readonly AnnouncementRow[],
  held: readonly HeldOperation[],
  textOf: (hash: string) => string | null,
): AnnouncementRow[] {
  const rows = new Map(confirmed.map((row) => [row.id, row]));
  for (const { operation, at } of held) {
    const { announcement } = operation.body;
    const row = rows.get(announcement);
    if (operation.kind === 'announcement.withdraw') rows.delete(announcement);
    else if (operation.kind === 'announcement.read') {
      if (row) rows.set(announcement, readBy(row, operation.body.person, at));
    } else if ((row?.definition ?? null) === operation.body.previous) {
      rows.set(announcement, published(operation, at, { row, textOf }));
    }
  }
  return [...rows.values()];
}

function readBy(row: AnnouncementRow, person: string, at: number): AnnouncementRow {
  if (row.reads.some((read) => read.person === person && read.at <= at)) return row;
  const others = row.reads.filter((read) => read.person !== person);
  return { ...row, reads: [...others, { person, at }] };
}

function published(
  { id, actor, body }: OperationOf<'announcement.publish'>,
  at: number,
  { row, textOf }: { row: AnnouncementRow | undefined; textOf: (hash: string) => string | null },
): AnnouncementRow {
  const { announcement, team, person, pinned, from, until } = body;
  return {
    ...{ id: announcement, definition: id, team, person, everywhere: false, pinned, from, until },
    ...{ title: textOf(body.titleText), body: textOf(body.bodyText), by: actor, at },
    reads: row?.reads ?? [],
  };
}
