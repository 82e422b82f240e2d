import { announcementLimits } from '@comptoir/shared/announcements/operations';
import type { AnnouncementRequest, AnnouncementView } from '@comptoir/shared/announcements/portal';
import { instantOf } from '@comptoir/shared/time/business-day';

/** What a manager writes. Days and times are those of the store's wall clock, as the fields give them. */
export type Draft = {
  /** Id of an establishment; `''`: everywhere. */
  place: string;
  /** `all`, `team/<id>`, `person/<id>`. */
  to: string;
  title: string;
  body: string;
  pinned: boolean;
  begins: 'now' | 'at';
  fromDay: string;
  fromTime: string;
  ends: 'none' | 'at';
  untilDay: string;
  untilTime: string;
};

export const longest = announcementLimits;

export type DraftFault = 'title' | 'text' | 'from' | 'until';

export function newDraft(place: string, today: string): Draft {
  return {
    ...{ place, to: 'all', title: '', body: '', pinned: false },
    ...{ begins: 'now', fromDay: today, fromTime: '08:00' },
    ...{ ends: 'none', untilDay: today, untilTime: '23:59' },
  };
}

/** What stands, to be changed. @param wall the calendar date and `08:58` of an instant at the store */
export function draftOf(
  one: AnnouncementView,
  wall: (at: number) => { day: string; time: string },
): Draft {
  const [from, until] = [wall(one.from), wall(one.until ?? one.from)];
  const { team, person } = one;
  return {
    place: one.establishment?.id ?? '',
    to: person ? `person/${person.id}` : team ? `team/${team.id}` : 'all',
    ...{ title: one.title ?? '', body: one.body ?? '', pinned: one.pinned },
    ...{ begins: 'at', fromDay: from.day, fromTime: from.time },
    ...{ ends: one.until === null ? 'none' : 'at', untilDay: until.day, untilTime: until.time },
  };
}

/** @param now ms */
export function readDraft(
  draft: Draft,
  { zone, now, stands }: { zone: string; now: number; stands: AnnouncementView | null },
):
  | { ok: true; value: Omit<AnnouncementRequest, 'announcement' | 'previous'> }
  | { ok: false; faults: DraftFault[] } {
  const typed = draft.begins === 'now' ? null : instantAt(draft.fromDay, draft.fromTime, zone);
  const from = keptInstant(typed, stands?.from ?? null);
  const ends = draft.ends === 'none' ? null : instantAt(draft.untilDay, draft.untilTime, zone);
  const until = keptInstant(ends, stands?.until ?? null);
  const faults: DraftFault[] = [
    ...(draft.title.trim() === '' ? (['title'] as const) : []),
    ...(draft.body.trim() === '' ? (['text'] as const) : []),
    ...(draft.begins === 'at' && from === null ? (['from'] as const) : []),
    ...(draft.ends === 'at' && (until === null || until <= Math.max(from ?? now, now))
      ? (['until'] as const)
      : []),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const [kind, id = null] = draft.to.split('/');
  return {
    ok: true,
    value: {
      establishment: draft.place === '' ? null : draft.place,
      team: kind === 'team' ? id : null,
      person: kind === 'person' ? id : null,
      ...{ title: draft.title.trim(), body: draft.body.trim(), pinned: draft.pinned, from, until },
    },
  };
}

/** Fields know minutes: an instant that nobody touched keeps its seconds. */
function keptInstant(typed: number | null, stands: number | null): number | null {
  if (typed === null || stands === null) return typed;
  return typed <= stands && stands < typed + 60_000 ? stands : typed;
}

/** Null where the fields hold no day or no time. A time that a night in spring leaves out is the one after it. */
function instantAt(day: string, time: string, zone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return null;
  return instantOf(day, time, zone, 0);
}

export type Group = 'shown' | 'coming' | 'over';

export function groupOf(
  { from, until, withdrawnAt }: Pick<AnnouncementView, 'from' | 'until' | 'withdrawnAt'>,
  now: number,
): Group {
  if (withdrawnAt !== null || (until !== null && until <= now)) return 'over';
  return from > now ? 'coming' : 'shown';
}
