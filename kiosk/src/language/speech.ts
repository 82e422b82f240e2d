import type { Language } from '@comptoir/shared/establishments/languages';
import { offsetAt } from '@comptoir/shared/time/zone';
import { firstFr } from './first-fr.ts';
import type { Catalogue } from './fr.ts';
import type { managingFr } from './managing-fr.ts';
import { type Values, sentencesOf } from './sentences.ts';

type Singular<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
/** A key of the catalogue; plurals without their ending. */
export type Key = Singular<keyof typeof managingFr>;

/** One language with its words, figures and times. Zones are IANA names; instants and durations are ms. */
export type Speech = {
  language: Language;
  text: (key: Key, values?: Values) => string;
  /** `08:58`, 24 hours. */
  time: (at: number, zone: string) => string;
  /** `08:58` today, `hier 08:58`, `ven. 20 nov. 08:58` before. `today` as `day` says it. */
  moment: (at: number, zone: string, today: string) => string;
  /** The calendar date there, `2026-11-21`. */
  day: (at: number, zone: string) => string;
  /** `samedi 21 novembre` */
  date: (at: number, zone: string) => string;
  /** `sam. 21 nov., 08:58`, with its year where that is another than `today`'s. The date stays on one line. */
  stamp: (at: number, zone: string, today: string) => string;
  /** `sam.` of a calendar date such as `2026-11-21`. */
  weekday: (day: string) => string;
  /** Worked time, whole minutes, rounded down as the timesheets do: `7 h 30`, `45 min`. */
  duration: (ms: number) => string;
  /** A rough age: `12 min`, `3 h`, `2 jours`. */
  age: (ms: number) => string;
  /** What is left, to the second, rounded up: `1 min 05 s`, `9 s`. */
  countdown: (ms: number) => string;
  number: (value: number) => string;
  /** `12,4 Mo` */
  size: (bytes: number) => string;
};

const minute = 60_000;

/** The first words of a language, or more. English is loaded when it is first asked for; offline it is in the precache. */
export async function catalogueOf(language: Language): Promise<Partial<Catalogue>> {
  return language === 'fr' ? firstFr : (await import('./en.ts')).en;
}

export function speak(language: Language, words: Partial<Catalogue>): Speech {
  const text: (key: Key, values?: Values) => string = sentencesOf(language, words);
  const weekdays = once(() => text('date.weekdays').split(' '));
  const months = once(() => text('date.months').split(' '));
  const brief = zoned((zone) => ({
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }));
  const moment = (at: number, zone: string, today: string): string => {
    const date = dateAt(at, zone);
    if (date >= today) return clockAt(at, zone);
    const yesterday = Date.parse(today) - Date.parse(date) === 24 * 60 * minute;
    return yesterday
      ? text('moment.yesterday', { time: clockAt(at, zone) })
      : `${brief(at, zone)} ${clockAt(at, zone)}`;
  };
  const short = once(
    () => new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' }),
  );
  const decimal = once(() => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }));
  const sized = (unit: 'megabyte' | 'gigabyte') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 });

  /** Making a formatter is slow: one for each zone. */
  function zoned(options: (zone: string) => Intl.DateTimeFormatOptions) {
    const locale = language === 'en' ? 'en-GB' : language;
    const made = new Map<string, Intl.DateTimeFormat>();
    return (at: number, zone: string): string => {
      let format = made.get(zone);
      if (format === undefined) {
        format = new Intl.DateTimeFormat(locale, options(zone));
        made.set(zone, format);
      }
      return format.format(at);
    };
  }

  return {
    language,
    text,
    time: clockAt,
    moment,
    day: dateAt,
    date: (at, zone) => {
      const wall = new Date(wallAt(at, zone));
      const [weekday, month] = [weekdays()[wall.getUTCDay()], months()[wall.getUTCMonth()]];
      return `${weekday} ${wall.getUTCDate()} ${month}`;
    },
    stamp: (at, zone, today) => {
      const year = dateAt(at, zone).slice(0, 4);
      const date = year === today.slice(0, 4) ? brief(at, zone) : `${brief(at, zone)} ${year}`;
      return `${date.replaceAll(' ', '\u00a0')}, ${clockAt(at, zone)}`;
    },
    weekday: (day) => short().format(Date.parse(`${day}T12:00:00Z`)),
    duration: (ms) => {
      const total = Math.max(0, Math.floor(ms / minute));
      const hours = Math.floor(total / 60);
      if (hours === 0) return text('duration.minutes', { minutes: total });
      if (total % 60 === 0) return text('duration.whole-hours', { hours });
      return text('duration.hours', { hours, minutes: pad(total % 60) });
    },
    age: (ms) => {
      const minutes = Math.floor(ms / minute);
      if (minutes < 1) return text('age.moment');
      if (minutes < 60) return text('age.minutes', { count: minutes });
      if (minutes < 48 * 60) return text('age.hours', { count: Math.floor(minutes / 60) });
      return text('age.days', { count: Math.floor(minutes / (24 * 60)) });
    },
    countdown: (ms) => {
      const seconds = Math.max(0, Math.ceil(ms / 1000));
      if (seconds < 60) return text('countdown.seconds', { count: seconds });
      return text('countdown.minutes', {
        minutes: Math.floor(seconds / 60),
        seconds: pad(seconds % 60),
      });
    },
    number: (value) => decimal().format(value),
    size: (bytes) =>
      bytes < 1e9 ? sized('megabyte').format(bytes / 1e6) : sized('gigabyte').format(bytes / 1e9),
  };
}

// What the home shows is counted and not formatted: the first formatter that a page makes loads the tables of every language, which
// takes a slow tablet a tenth of a second at each start.
/** What a clock on the wall there shows, as ms that are read like UTC. */
function wallAt(at: number, zone: string): number {
  return at + offsetAt(at, zone);
}

function dateAt(at: number, zone: string): string {
  return new Date(wallAt(at, zone)).toISOString().slice(0, 10);
}

function clockAt(at: number, zone: string): string {
  return new Date(wallAt(at, zone)).toISOString().slice(11, 16);
}

/** A formatter that home does not show costs its start nothing. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
