import type { PunchType } from '../punches/operations.ts';
import type { Punch } from '../punches/punch.ts';
import { businessDay } from '../time/business-day.ts';
import { idOf } from './ids.ts';

export const paris = { zone: 'Europe/Paris', cutOffHour: 5 };

/** A confirmed punch in Paris with the cut-off at 5. `number` makes its id and seq. */
export function punchAt(
  type: PunchType,
  at: number | string,
  number: number,
  changes: Partial<Punch> = {},
): Punch {
  const instant = typeof at === 'string' ? Date.parse(at) : at;
  return {
    id: idOf('u', number),
    person: idOf('p', 1),
    name: null,
    type,
    at: instant,
    wall: instant,
    receivedAt: instant,
    day: businessDay(instant, paris.zone, paris.cutOffHour),
    device: idOf('d', 1),
    epoch: idOf('h', 1),
    seq: number,
    auth: 'pin',
    declared: false,
    cancelledBy: null,
    flags: [],
    ...changes,
  };
}

const letters: Record<string, PunchType> = {
  '+': 'in',
  '(': 'break-start',
  ')': 'break-end',
  '-': 'out',
};

/**
 * Punches from a line such as `+09:00 (12:00 )12:30 -17:00`: arrival, break, return, departure. A time that is not later than
 * the one before is the next day's; `~` cancels a punch, `/29` (day of month) before a time jumps to that day.
 *
 * @param date of the first punch, `YYYY-MM-DD`
 */
export function punchLine(date: string, line: string): Punch[] {
  let day = Temporal.PlainDate.from(date);
  let previous = '';
  return line.split(' ').map((word, index) => {
    const [, cancelled, sign = '', jump, time = ''] =
      /^(~?)([-+()])(?:\/(\d+)\/)?(.+)$/.exec(word) ?? [];
    if (jump) day = day.with({ day: Number(jump) });
    else if (time <= previous) day = day.add({ days: 1 });
    previous = time;
    const at = day.toZonedDateTime({ timeZone: paris.zone, plainTime: time }).epochMilliseconds;
    const type = letters[sign];
    if (!type) throw new Error(`not a punch: ${word}`);
    return punchAt(type, at, index + 1, cancelled ? { cancelledBy: idOf('x', index) } : {});
  });
}
