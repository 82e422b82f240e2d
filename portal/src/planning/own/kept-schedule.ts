import { calendarDate } from '@comptoir/shared/journal/body';
import { type OwnSchedule, ownScheduleSchema } from '@comptoir/shared/planning/portal';
import * as z from 'zod/mini';
import { keptHere } from '../../platform/kept.ts';
import type { LoadedSchedule } from './api.ts';

const keptSchema = z.object({ from: calendarDate, to: calendarDate, schedule: ownScheduleSchema });

/**
 * What of a schedule is kept on the device to be read without a network (spec PLAN-97): one's own. The shifts of colleagues
 * are not, nor are offers of others: they are read where there is a network.
 */
export function withoutOthers(schedule: OwnSchedule, person: string): OwnSchedule {
  const own = schedule.swaps.filter((one) => one.person === person || one.colleague === person);
  return { ...schedule, colleagues: [], open: [], swaps: own };
}

export function keepSchedule(
  person: string,
  { from, to, schedule, at }: LoadedSchedule,
): Promise<void> {
  const value = { from, to, schedule: withoutOthers(schedule, person) };
  return keptHere.keep('schedule', { person, at, value });
}

/** The schedule that this device keeps for somebody; null where there is none that can be read. */
export async function keptSchedule(person: string, now: number): Promise<LoadedSchedule | null> {
  const kept = await keptHere.read('schedule', now, person);
  const read = keptSchema.safeParse(kept?.value);
  return kept === null || !read.success ? null : { ...read.data, at: kept.at };
}
