import type { Me } from '@comptoir/shared/access/portal';
import type { OwnSchedule } from '@comptoir/shared/planning/portal';
import { businessDay, mondayOf } from '@comptoir/shared/time/business-day';
import type { Asked } from '../../widget.tsx';
import { windowAround } from './schedule-days.ts';
import { useOwnSchedule } from './use-own-schedule.ts';

/** One's schedule as the cards of the home follow it; `keptAt`: when the copy of this device was loaded, ms, where it stands in. */
export function useOwnAnswer(
  me: Me,
  now: number,
  zone: string,
  enabled: boolean,
): Asked<OwnSchedule> & { keptAt: number | null } {
  const today = businessDay(now, zone, me.establishments[0]?.cutOffHour ?? 0);
  const range = windowAround(mondayOf(today), today);
  const shown = useOwnSchedule(me.person.id, range, { enabled });
  const { data, at, kept, failure, refetch } = shown;
  return {
    data: data?.schedule,
    // What stands in says its age itself.
    error: kept ? null : failure,
    dataUpdatedAt: at,
    keptAt: kept ? at : null,
    refetch,
  };
}
