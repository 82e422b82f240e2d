import { offsetAt } from './zone.ts';

const minute = 60_000;
const noBreak = '\u00a0';

/** Wall time of an instant in a zone, `08:58`. Seconds are cut off, as on every clock of the shop. */
export function formatTime(at: number, zone: string): string {
  const minutes = Math.floor((at + offsetAt(at, zone)) / minute);
  return `${twoDigits(Math.floor(minutes / 60) % 24)}:${twoDigits(minutes % 60)}`;
}

/** Whole minutes of a duration (spec TIME-7): cut off, never rounded up. */
export function minutesOf(ms: number): number {
  return Math.max(0, Math.floor(ms / minute));
}

/** `7 h 32`, `7 h 05`, `45 min`: the same in every language, with no-break spaces. */
export function formatDuration(ms: number): string {
  const minutes = minutesOf(ms);
  if (minutes < 60) return `${minutes}${noBreak}min`;
  return `${Math.floor(minutes / 60)}${noBreak}h${noBreak}${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
