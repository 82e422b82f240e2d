import { addDays, instantOf } from '../time/business-day.ts';
import { idOf } from './ids.ts';
import { paris } from './punches.ts';

/** A moment in Paris from `2026-11-23 09:00`. */
export function parisAt(text: string): number {
  const [date = '', time = ''] = text.split(' ');
  return instantOf(date, time, paris.zone, 0);
}

/**
 * A shift from `2026-11-23 09:00-17:00`, or `… 22:00-06:00` into the day after; `/30` behind it: minutes of pause.
 *
 * @param number makes its id
 */
export function shiftOn(text: string, number = 1) {
  const [, date = '', from = '', to = '', pause = '0'] =
    /^(\S+) (\d\d:\d\d)-(\d\d:\d\d)(?:\/(\d+))?$/.exec(text) ?? [];
  return {
    id: idOf('s', number),
    start: instantOf(date, from, paris.zone, 0),
    end: instantOf(to <= from ? addDays(date, 1) : date, to, paris.zone, 0),
    pause: Number(pause),
  };
}
