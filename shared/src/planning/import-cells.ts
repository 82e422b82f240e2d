import { type Result, ok, refused } from '../refusals.ts';

const dayMinutes = 24 * 60;

/**
 * A wall time as people and spreadsheets write it: `9`, `9h`, `9h30`, `09:30`, `9.30`, `09:30:00`, `9:30 AM`, and the part of a
 * day that a spreadsheet keeps (`0.375`). `24:00` is midnight.
 *
 * @returns `HH:MM`
 */
export function readTime(cell: string): Result<string, 'time-malformed'> {
  const text = cell.trim().toLowerCase().replaceAll(/\s+/g, '');
  const fraction = /^0[.,](\d{3,})$/.exec(text);
  if (fraction) return timeOf(Math.round(Number(`0.${fraction[1]}`) * dayMinutes));
  const half = /^(\d{1,2})(?:[:.](\d{2}))?(?::00)?([ap])\.?m\.?$/.exec(text);
  if (half) return timeOfHalf(Number(half[1]), Number(half[2] ?? 0), half[3] === 'p');
  const clock = /^(\d{1,2})(?:(?:h|:|\.)(\d{2})?)?(?::00)?$/.exec(text);
  if (!clock) return refused('time-malformed');
  const [hours, minutes] = [Number(clock[1]), Number(clock[2] ?? 0)];
  const isClock = minutes < 60 && (hours < 24 || (hours === 24 && minutes === 0));
  return isClock ? timeOf(hours * 60 + minutes) : refused('time-malformed');
}

/** By the twelve-hour clock: 12 AM is midnight, 12 PM is noon. */
function timeOfHalf(
  hours: number,
  minutes: number,
  isAfternoon: boolean,
): Result<string, 'time-malformed'> {
  if (hours < 1 || hours > 12 || minutes > 59) return refused('time-malformed');
  return timeOf(((hours % 12) + (isAfternoon ? 12 : 0)) * 60 + minutes);
}

function timeOf(minutes: number): Result<string, never> {
  const inDay = minutes % dayMinutes;
  const two = (value: number) => String(value).padStart(2, '0');
  return ok(`${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`);
}

/** Minutes of a pause: `30`, `30 min`, `0:30`, `1h`, `1h15`; an empty cell is none. */
export function readPause(cell: string): Result<number, 'pause-malformed'> {
  const text = cell.trim().toLowerCase().replaceAll(/\s+/g, '');
  if (text === '' || text === '-') return ok(0);
  const minutes = /^(\d{1,3})(?:min|mn|m|')?$/.exec(text);
  const clock = /^(\d{1,2})(?:h|:)(\d{2})?(?::00)?$/.exec(text);
  const read = minutes
    ? Number(minutes[1])
    : clock && Number(clock[2] ?? 0) < 60
      ? Number(clock[1]) * 60 + Number(clock[2] ?? 0)
      : -1;
  return read >= 0 && read <= 480 ? ok(read) : refused('pause-malformed');
}
