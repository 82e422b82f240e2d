import type { SeenShift } from '@comptoir/shared/planning/change';
import type { OwnSchedule, OwnShift } from '@comptoir/shared/planning/portal';
import type { Speech } from '../../language/speech.ts';
import { dayOfShift, placeOf } from './schedule-days.ts';

type Said = Pick<OwnShift, 'establishment'> & SeenShift;
type Known = Pick<OwnSchedule, 'establishments' | 'positions'>;

/** `09:00 – 17:00` by the clock on the wall of its store. */
export function timesOf(
  { time }: Speech,
  shift: Pick<Said, 'establishment' | 'start' | 'end'>,
  of: Known,
) {
  const { zone } = placeOf(shift, of.establishments);
  return `${time(shift.start, zone)} – ${time(shift.end, zone)}`;
}

/** `samedi 28 novembre`: the business day on which it begins. */
export function dayNameOf(
  { dayLong }: Speech,
  shift: Pick<Said, 'establishment' | 'start'>,
  of: Known,
) {
  return dayLong(dayOfShift(shift, of.establishments));
}

/** What else is said of a shift: its position, its break, its store where one works in several. */
export function restOf({ text }: Speech, shift: Said, of: Known): string[] {
  const position = of.positions.find(({ id }) => id === shift.position)?.name;
  const place = of.establishments.length < 2 ? undefined : placeOf(shift, of.establishments).name;
  const pause = shift.pause === 0 ? undefined : text('mine.pause', { minutes: shift.pause });
  return [position, place, pause].filter((part) => part !== undefined);
}

/** `samedi 28 novembre, 09:00 – 17:00` */
export function whenOf(speech: Speech, shift: Said, of: Known): string {
  return `${dayNameOf(speech, shift, of)}, ${timesOf(speech, shift, of)}`;
}
