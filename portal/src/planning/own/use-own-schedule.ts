import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Failure, asFailure } from '../../api/failure.ts';
import { useApi } from '../../api/use-api.ts';
import { type LoadedSchedule, ownScheduleQuery } from './api.ts';
import { keepSchedule, keptSchedule } from './kept-schedule.ts';

export type ShownSchedule = {
  /** Perhaps of other days than those that were asked for, while these cannot be had. */
  loaded: LoadedSchedule | undefined;
  /** The copy of this device, without what is other people's. */
  kept: boolean;
  failure: Failure | null;
  refetch: () => unknown;
};

/**
 * One's schedule of some days: as the server has it, and while it cannot be asked as this device kept it.
 *
 * @param keeps these are the days to be kept on the device
 */
export function useOwnSchedule(
  person: string,
  range: { from: string; to: string },
  { keeps, enabled = true }: { keeps: boolean; enabled?: boolean },
): ShownSchedule {
  const asked = useQuery({
    ...ownScheduleQuery(useApi(), range),
    enabled,
    placeholderData: keepPreviousData,
  });
  const copy = useQuery({
    queryKey: ['kept-schedule', person],
    queryFn: () => keptSchedule(person, Date.now()),
    enabled: enabled && asked.data === undefined,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const { data, isPlaceholderData } = asked;
  useEffect(() => {
    if (keeps && data !== undefined && !isPlaceholderData) void keepSchedule(person, data);
  }, [keeps, person, data, isPlaceholderData]);
  return {
    loaded: data ?? copy.data ?? undefined,
    kept: data === undefined,
    failure: asFailure(asked.error),
    refetch: () => asked.refetch(),
  };
}
