import type { RegisterCheck, RegisterEntry } from '@comptoir/shared/tasks/register';
import type { IconName } from '@comptoir/ui/icon';
import type { Key, Speech } from '../language/speech.ts';

/** `samedi 21 novembre` */
export function dayTitle({ date }: Speech, day: string): string {
  return date(Date.parse(`${day}T12:00:00Z`), 'UTC');
}

/** `sam. 21/11` */
export function shortDay({ weekday }: Speech, day: string): string {
  return `${weekday(day)} ${day.slice(8)}/${day.slice(5, 7)}`;
}

export type Tone = 'good' | 'warn' | 'danger' | 'quiet';

/** How an entry stands: a word, an icon and a colour. */
export function stateOf({ state, done }: RegisterEntry): { word: Key; icon: IconName; tone: Tone } {
  if (state === 'done') {
    return done?.late === true
      ? { word: 'register.done-late', icon: 'check', tone: 'warn' }
      : { word: 'register.done', icon: 'check', tone: 'good' };
  }
  if (state === 'missed') return { word: 'register.missed', icon: 'close', tone: 'danger' };
  if (state === 'late') return { word: 'register.late', icon: 'warning', tone: 'danger' };
  if (state === 'withdrawn') return { word: 'register.withdrawn', icon: 'undo', tone: 'quiet' };
  return { word: 'register.open', icon: 'expected', tone: 'quiet' };
}

/** « Awa Diop, 10:12 » */
export function byWords({ text, time }: Speech, { name, at }: RegisterCheck, zone: string): string {
  return text('register.by', { name: name ?? text('register.somebody'), time: time(at, zone) });
}

/** « Décoché par Awa Diop à 10:14 : mauvais frigo »; for a check that counts beside another, that. */
export function otherWords(speech: Speech, check: RegisterCheck, zone: string): string {
  const { text, time } = speech;
  const { unchecked } = check;
  const nameOf = (name: string | null) => name ?? text('register.somebody');
  if (unchecked === null) {
    return text('register.again', { name: nameOf(check.name), time: time(check.at, zone) });
  }
  const by = { name: nameOf(unchecked.name), time: time(unchecked.at, zone) };
  return unchecked.reason === null
    ? text('register.unchecked', by)
    : text('register.unchecked-why', { ...by, reason: unchecked.reason });
}

/** « 3,5 °C » */
export function valueWords({ number }: Speech, value: number, unit: string): string {
  return unit === '' ? number(value) : `${number(value)}\u00a0${unit}`;
}

export function listWord({ text }: Speech, title: string | null): string {
  return title === null || title === '' ? text('register.unknown-list') : title;
}

export function taskWord({ text }: Speech, title: string | null): string {
  return title === null || title === '' ? text('register.unknown-task') : title;
}
