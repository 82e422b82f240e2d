import { formatTime } from '@comptoir/shared/time/format';
import type { Interval } from '@comptoir/shared/time/interval';

const one = String.raw`(\d{1,2}?)\s*(?:[h:.]\s*(\d{2})?|(\d{2}))?`;
const pattern = new RegExp(String.raw`^\s*${one}\s*(?:-|–|—|à|a|to|/|\s)\s*${one}\s*$`, 'i');

/** Two wall times as people type them: `9-17`, `9h30–17h`, `09:00 - 17:00`, `0930-1700`. Null: nobody understands it. */
export function readTimes(text: string): { from: string; to: string } | null {
  const found = pattern.exec(text);
  if (found === null) return null;
  const from = timeOf(found[1], found[2] ?? found[3]);
  const to = timeOf(found[4], found[5] ?? found[6]);
  return from === null || to === null || from === to ? null : { from, to };
}

function timeOf(hours = '', minutes = '00'): string | null {
  const [h, m] = [Number(hours), Number(minutes)];
  if (h > 24 || m > 59 || (h === 24 && m > 0)) return null;
  return `${String(h % 24).padStart(2, '0')}:${minutes.padStart(2, '0')}`;
}

/** `09:00–17:00` */
export function timesText({ start, end }: Interval, zone: string): string {
  return `${formatTime(start, zone)}–${formatTime(end, zone)}`;
}

/** `9`, `9:30`: for narrow columns. */
export function shortTime(at: number, zone: string): string {
  return formatTime(at, zone).replace(/^0/, '').replace(/:00$/, '');
}
