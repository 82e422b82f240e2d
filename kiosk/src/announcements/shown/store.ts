import {
  type AnnouncementRow,
  inOrder,
  isShown,
} from '@comptoir/shared/announcements/announcement';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import { announcementTables, readAnnouncements } from '../../local-database/announcements.ts';
import { type Place, placeTables, readPlace, shownName } from '../../local-database/place.ts';
import { taskPeopleTables } from '../../local-database/task-people.ts';
import { watch } from '../../local-database/watch.ts';
import type { Observable } from '../../platform/signal.ts';
import type { Tablet } from '../../tablet.ts';
import type { AnnouncementView, PinnedView } from '../view.ts';

// What the home needs before a finger comes: nothing here writes.

/** What stands on the open home: pinned, and said to everybody. Nothing personal is among it (spec NEWS-20). */
export function watchPinned(tablet: Tablet): Observable<PinnedView> {
  return watchAll(tablet, async (place, now) => {
    const { rows, viewOf } = await readViews(tablet, place);
    const pinned = rows.filter((row) => {
      return row.pinned && row.team === null && row.person === null && isShown(row, now);
    });
    return { zone: place.rule.zone, announcements: inOrder(pinned).map(viewOf) };
  });
}

/** Announcements that the tablet holds, and how one is shown. */
export async function readViews(tablet: Tablet, place: Place) {
  const { database } = tablet;
  const [{ rows, unsent }, teams, confirmed, former] = await Promise.all([
    readAnnouncements(database),
    database.teams.toArray(),
    database.employees.toArray(),
    database.formerEmployees.toArray(),
  ]);
  const people = new Map<string, Pick<EmployeeRow, 'name' | 'display'>>([
    ...former.map((one) => [one.id, { name: one.name, display: null }] as const),
    ...confirmed.map((one) => [one.id, one] as const),
  ]);
  const viewOf = (row: AnnouncementRow): AnnouncementView => {
    const author = row.by === null ? undefined : people.get(row.by);
    const { given, family } = shownName(author, place.hideSurnames);
    return {
      ...{ id: row.id, title: row.title, body: row.body, pinned: row.pinned },
      ...{ from: row.from, until: row.until },
      by: `${given} ${family}`.trim() || null,
      to: row.person !== null ? 'person' : row.team !== null ? 'team' : 'all',
    };
  };
  return { rows, teams, unsent, viewOf };
}

/** Read again whenever an announcement or somebody changes. */
export function watchAll<T>(
  tablet: Tablet,
  read: (place: Place, now: number) => Promise<T>,
): Observable<T> {
  const { database } = tablet;
  const tables = new Set([
    ...placeTables(database),
    ...announcementTables(database),
    ...taskPeopleTables(database),
  ]);
  return watch(tablet, () =>
    database.transaction('r', [...tables], async () =>
      read(await readPlace(database, tablet.identity()), tablet.clock.corrected()),
    ),
  );
}
