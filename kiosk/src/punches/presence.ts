import type { IconName } from '@comptoir/ui/icon';
import { plainLetters } from '@comptoir/shared/plain-letters';
import type { Speech } from '../language/speech.ts';
import type { PersonTile, PresenceState } from './view.ts';

export const presenceIcons: Record<PresenceState, IconName> = {
  in: 'in',
  break: 'break',
  expected: 'expected',
  out: 'out',
};

/**
 * The state of a person in a few words: « En service · 08:58 », « En service · hier 17:53 », « Attendu à 10:00 ».
 *
 * @param today the calendar date, as `speech.day` says it, or the business day
 */
export function presenceWords(
  { text, time, moment }: Speech,
  tile: PersonTile,
  zone: string,
  today: string,
): string {
  const stated = tile.state === 'expected' ? time : (at: number) => moment(at, zone, today);
  const since = tile.since === null ? null : stated(tile.since, zone);
  if (tile.state === 'expected') {
    return since === null ? text('state.expected-short') : text('state.expected', { time: since });
  }
  const word = text(`state.${tile.state}`);
  return since === null ? word : `${word} · ${since}`;
}

/** « Awa » or « Awa Diop », as far as the establishment shows surnames. */
export function fullName(tile: Pick<PersonTile, 'given' | 'family'>): string {
  return tile.family === '' ? tile.given : `${tile.given} ${tile.family}`;
}

/** Whether what was typed stands at the beginning of a word of the name; accents and case do not count. */
export function nameMatches(tile: Pick<PersonTile, 'given' | 'family'>, query: string): boolean {
  const words = plain(fullName(tile)).split(/[\s'’-]+/);
  return plain(query)
    .split(/[\s'’-]+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

function plain(text: string): string {
  return plainLetters(text).trim();
}
