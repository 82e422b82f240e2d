import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.ts';
import { type ShownAnswer, useKeptAnswer } from '../../kept-answer.ts';
import { type LoadedSchedule, ownScheduleQuery } from './api.ts';
import { scheduleKeeping } from './kept-schedule.ts';

/**
 * One's schedule of some days: as the server has it, and while it cannot be asked as this device kept it, perhaps of other
 * days than those that were asked for.
 *
 * @param keeps these are the days to be kept on the device
 */
export function useOwnSchedule(
  person: string,
  range: { from: string; to: string },
  { keeps = true, enabled = true }: { keeps?: boolean; enabled?: boolean } = {},
): ShownAnswer<LoadedSchedule> & { refetch: () => unknown } {
  const query = useQuery({ ...ownScheduleQuery(useApi(), range), enabled });
  const shown = useKeptAnswer(query, scheduleKeeping(person), keeps);
  return { ...shown, refetch: () => query.refetch() };
}
