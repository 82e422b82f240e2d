import type { AnomaliesAnswer } from '@comptoir/shared/timesheets/portal';
import type { AnomalyKind } from '@comptoir/shared/timesheets/sheet';

export type QueuedAnomaly = AnomaliesAnswer['anomalies'][number];

/** What one can do about an anomaly, the likeliest first. */
export type SettlingAct = 'accept' | 'depart' | 'approve' | 'refuse' | 'edit' | 'reopen';

const acts: Record<AnomalyKind, readonly SettlingAct[]> = {
  'missing-out': ['depart', 'edit'],
  'missing-in': ['edit'],
  'after-lock': ['reopen'],
  'suspect-clock': ['accept', 'edit'],
  'no-pin': ['accept', 'edit'],
  // Whose punch it is has to be said first, on the tablet.
  'unknown-person': [],
  'archived-person': ['accept', 'edit'],
  'moved-person': ['accept', 'edit'],
  declared: ['accept', 'edit'],
  overlap: ['accept', 'edit'],
  'pending-correction': ['approve', 'edit', 'refuse'],
  objection: ['approve', 'edit', 'refuse'],
  open: ['depart', 'edit'],
  unplanned: ['edit'],
  absent: ['edit'],
};

/**
 * What whoever looks may do about it: nobody decides about their own hours, and a closed day is reopened first.
 *
 * @param looking.locked the day is closed
 */
export function actsAbout(
  { kind, person }: Pick<QueuedAnomaly, 'kind' | 'person'>,
  looking: { me: string; decides: boolean; reopens: boolean; locked: boolean },
): readonly SettlingAct[] {
  if (person === null || person.id === looking.me) return [];
  const reopening: readonly SettlingAct[] = looking.reopens ? ['reopen'] : [];
  if (looking.locked) return reopening;
  return acts[kind].filter((act) => (act === 'reopen' ? looking.reopens : looking.decides));
}

/** The letters of the acts, the same in every language. */
export const keyOfAct: Record<SettlingAct, string> = {
  accept: 'a',
  approve: 'a',
  depart: 'd',
  edit: 'm',
  refuse: 'r',
  reopen: 'o',
};

/** A name for an anomaly that stays while others come and go. */
export function keyOf({ person, day, kind, punches, correction }: QueuedAnomaly): string {
  return [person?.id ?? '', day, kind, correction ?? punches.join(' ')].join('|');
}

/** Where a key leads from `at`; null where it leads nowhere. */
export function stepOf(key: string, at: number, count: number): number | null {
  const to =
    key === 'ArrowDown' || key === 'n' || key === 'j'
      ? at + 1
      : key === 'ArrowUp' || key === 'p' || key === 'k'
        ? at - 1
        : null;
  return to === null || to < 0 || to >= count ? null : to;
}

/** The one to look at once another is settled: what came after it, else what came before; null when all is done. */
export function nextAfter(keys: readonly string[], settled: string): string | null {
  const at = keys.indexOf(settled);
  return keys[at + 1] ?? keys[at - 1] ?? null;
}
