import { calendarDate } from '@comptoir/shared/journal/body';
import { ownScheduleSchema } from '@comptoir/shared/planning/portal';
import * as z from 'zod/mini';
import type { Keeping } from '../../kept-answer.ts';
import type { LoadedSchedule } from './api.ts';

const keptSchema = z.object({ from: calendarDate, to: calendarDate, schedule: ownScheduleSchema });

/** One's schedule on this device (spec PLAN-97). */
export function scheduleKeeping(person: string): Keeping<LoadedSchedule> {
  return { name: 'schedule', person, schema: keptSchema, toKeep: withoutOthers };
}

/** One's own. The shifts of colleagues are not kept, nor are offers of others: they are read where there is a network. */
export function withoutOthers(loaded: LoadedSchedule, person: string): LoadedSchedule {
  const { schedule } = loaded;
  const swaps = schedule.swaps.filter((one) => one.person === person || one.colleague === person);
  return { ...loaded, schedule: { ...schedule, colleagues: [], open: [], swaps } };
}
