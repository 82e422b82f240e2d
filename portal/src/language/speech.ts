import type { Language } from '@comptoir/shared/establishments/languages';
import { formatDuration, formatTime } from '@comptoir/shared/time/format';
import { createInstance } from 'i18next';
import { firstFr } from './first-fr.ts';
import type { Catalogue } from './fr.ts';

type Singular<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
/** A key of the catalogue; plurals without their ending. */
export type Key = Singular<keyof Catalogue>;
/** What is said from the first moment on, or more. */
export type Words = Pick<Catalogue, keyof typeof firstFr> & Partial<Catalogue>;
export type Values = Record<string, string | number>;

/** One language with its words, dates and durations. Zones are IANA names; instants and durations are ms. */
export type Speech = {
  language: Language;
  text: (key: Key, values?: Values) => string;
  /** `08:58` */
  time: (at: number, zone: string) => string;
  /** `samedi 21 novembre` of an instant. */
  date: (at: number, zone: string) => string;
  /** `21 nov. 2026, 08:58` */
  moment: (at: number, zone: string) => string;
  /** `ven. 20` of a calendar date. */
  dayShort: (day: string) => string;
  /** `vendredi 20 novembre` of a calendar date. */
  dayLong: (day: string) => string;
  /** `novembre 2026` of a calendar date. */
  month: (day: string) => string;
  /** `16–22 novembre 2026`: two calendar dates and what lies between. */
  days: (from: string, to: string) => string;
  /** `7 h 32` */
  duration: (ms: number) => string;
  /** A rough age: `12 min`, `3 h`, `2 jours`. */
  age: (ms: number) => string;
  /** What is left, rounded up: `1 min 05 s`, `9 s`. */
  countdown: (ms: number) => string;
};

const minute = 60_000;

/** The first words of a language; English is loaded when it is first asked for. */
export async function firstWordsOf(language: Language): Promise<Words> {
  return language === 'fr' ? firstFr : (await import('./first-en.ts')).firstEn;
}

export function speak(language: Language, words: Words = firstFr): Speech {
  const instance = createInstance();
  void instance.init({
    lng: language,
    initAsync: false,
    resources: { [language]: { translation: words } },
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const text = (key: Key, values?: Values): string => instance.t(key, values ?? {});
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  const at = (options: Intl.DateTimeFormatOptions) => {
    // Making one costs far more than using it: a schedule asks for hundreds.
    const made = new Map<string, Intl.DateTimeFormat>();
    return (instant: number, timeZone: string) => {
      let format = made.get(timeZone);
      if (format === undefined) {
        format = new Intl.DateTimeFormat(locale, { ...options, timeZone });
        made.set(timeZone, format);
      }
      return format.format(instant);
    };
  };
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
  const date = at({ weekday: 'long', day: 'numeric', month: 'long' });
  const calendar = at({ day: 'numeric', month: 'short', year: 'numeric' });
  const year = { year: 'numeric', timeZone: 'UTC' } as const;
  const monthOf = new Intl.DateTimeFormat(locale, { month: 'long', ...year });
  const spanOf = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...year });
  const short = at({ weekday: 'short', day: 'numeric' });
  return {
    language,
    text,
    time: formatTime,
    date,
    moment: (instant, zone) => `${calendar(instant, zone)}, ${formatTime(instant, zone)}`,
    dayShort: (day) => short(noon(day), 'UTC'),
    dayLong: (day) => date(noon(day), 'UTC'),
    month: (day) => monthOf.format(noon(day)),
    days: (from, to) => spanOf.formatRange(noon(from), noon(to)),
    duration: formatDuration,
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
        seconds: String(seconds % 60).padStart(2, '0'),
      });
    },
  };
}
