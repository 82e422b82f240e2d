import { type OwnHours, ownHoursSchema } from '@comptoir/shared/timesheets/portal';
import type { Keeping } from '../kept-answer.ts';

/** One's hours on this device (spec SHEET-44): without the names of colleagues, who decided about a correction. */
export function hoursKeeping(person: string): Keeping<OwnHours> {
  return { name: 'hours', person, schema: ownHoursSchema, toKeep: withoutNames };
}

function withoutNames(hours: OwnHours): OwnHours {
  return { ...hours, names: {} };
}
