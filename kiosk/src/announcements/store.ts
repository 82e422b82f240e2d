import {
  type AnnouncementRow,
  inOrder,
  isFor,
  isShown,
  teamIdsOf,
  tidyText,
} from '@comptoir/shared/announcements/announcement';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import type { EmployeeRow, TeamRow } from '@comptoir/shared/sync/rows';
import { addDays, businessDay, dayBounds } from '@comptoir/shared/time/business-day';
import { type Place, readPlace } from '../local-database/place.ts';
import { personOf, readRoster } from '../local-database/roster.ts';
import { readTaskPeople } from '../local-database/task-people.ts';
import type { Observable } from '../platform/signal.ts';
import { append, newId, newSalt } from '../sync/journal.ts';
import type { Tablet } from '../tablet.ts';
import { readViews, watchAll } from './shown/store.ts';
import type { ManagedAnnouncement, ManagedView, NewsView, Typed } from './view.ts';

/** What is said to somebody now, what they have not read first (spec NEWS-21). */
export function watchOwnNews(tablet: Tablet, person: string): Observable<NewsView> {
  return watchAll(tablet, async (place, now) => {
    const { database } = tablet;
    const employee = await personOf(database, person);
    const { rows, teams, viewOf } = await readViews(tablet, place);
    const somebody = { person, teams: teamIdsOf(employee?.team ?? null, teams) };
    const own = rows.filter((row) => isShown(row, now) && isFor(row, somebody));
    const announcements = inOrder(own).map((row) => ({
      ...viewOf(row),
      unread: !row.reads.some((read) => read.person === person),
    }));
    const byUnread = announcements.sort((a, b) => Number(b.unread) - Number(a.unread));
    return { zone: place.rule.zone, announcements: byUnread };
  });
}

/** Paramètres › Annonces: everything that stands here, and who has read it. */
export function watchManaged(tablet: Tablet): Observable<ManagedView> {
  return watchAll(tablet, async (place, now) => {
    const { database } = tablet;
    const [roster, { present, names }] = await Promise.all([
      readRoster(database),
      readTaskPeople(database),
    ]);
    const { rows, teams, unsent, viewOf } = await readViews(tablet, place);
    const announcements = inOrder(rows).map((row): ManagedAnnouncement => {
      const audience = audienceOf(row, roster, teams);
      const hasRead = (id: string) => row.reads.some((read) => read.person === id);
      const named = (ids: string[]) => ids.map((id) => names.get(id) ?? '').sort(byName);
      return {
        ...viewOf(row),
        ...{ definition: row.definition, team: row.team, person: row.person },
        audience:
          row.person !== null
            ? (names.get(row.person) ?? null)
            : (teams.find(({ id }) => id === row.team)?.name ?? null),
        everywhere: row.everywhere,
        state: isShown(row, now) ? 'shown' : row.from > now ? 'coming' : 'over',
        readers: named(audience.filter(hasRead)),
        waiting: named(audience.filter((id) => !hasRead(id))),
        pending: unsent.has(row.id),
      };
    });
    return {
      announcements: announcements.filter(({ state }) => state !== 'over'),
      teams: teams.map(({ id, name }) => ({ id, name })).sort((a, b) => byName(a.name, b.name)),
      people: present,
    };
  });
}

function byName(a: string, b: string): number {
  return a.localeCompare(b);
}

function audienceOf(
  row: AnnouncementRow,
  roster: readonly EmployeeRow[],
  teams: readonly TeamRow[],
): string[] {
  return roster
    .filter(({ id, team }) => isFor(row, { person: id, teams: teamIdsOf(team, teams) }))
    .map(({ id }) => id);
}

/** That somebody opened it behind their own code; resolves when that is durable. The first time counts (spec NEWS-8). */
export async function readAnnouncement(
  tablet: Tablet,
  { announcement, person }: { announcement: string; person: string },
): Promise<void> {
  await append(tablet, [
    {
      ...{ id: newId(tablet), kind: 'announcement.read', body: { announcement, person } },
      ...{ actor: person, auth: 'pin', clock: tablet.clock.reading() },
    },
  ]);
  tablet.sync.wrote();
}

/** Says it from now on; resolves when that is durable. Throws like `checkTask`. */
export async function announce(tablet: Tablet, manager: string, typed: Typed): Promise<void> {
  const now = tablet.clock.corrected();
  const place = await readPlace(tablet.database, tablet.identity());
  const title = makeAttachment(newSalt(tablet), tidyText(typed.title));
  const words = makeAttachment(newSalt(tablet), tidyText(typed.body));
  const [kind, id = null] = typed.to.split('/');
  await append(tablet, [
    {
      id: newId(tablet),
      kind: 'announcement.publish',
      body: {
        announcement: newId(tablet),
        team: kind === 'team' ? id : null,
        person: kind === 'person' ? id : null,
        ...{ titleText: title.hash, bodyText: words.hash, pinned: typed.pinned },
        ...{ from: now, until: endOf(place, now, typed.days), previous: null },
      },
      ...{ actor: manager, auth: 'manager', clock: tablet.clock.reading() },
      attachments: [title, words],
    },
  ]);
  tablet.sync.wrote();
}

/** Says it no more. Throws like `checkTask`. */
export async function withdraw(
  tablet: Tablet,
  manager: string,
  announcement: string,
): Promise<void> {
  await append(tablet, [
    {
      ...{ id: newId(tablet), kind: 'announcement.withdraw', body: { announcement } },
      ...{ actor: manager, auth: 'manager', clock: tablet.clock.reading() },
    },
  ]);
  tablet.sync.wrote();
}

/** « Un jour » ends with the business day, not in the middle of the next one. */
function endOf({ rule }: Place, now: number, days: Typed['days']): number | null {
  if (days === null) return null;
  const today = businessDay(now, rule.zone, rule.cutOffHour);
  return dayBounds(addDays(today, days - 1), rule.zone, rule.cutOffHour).end;
}
