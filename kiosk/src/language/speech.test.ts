import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { speak } from './speech.ts';

const hour = 3_600_000;
const spoken = [speak('fr', fr), speak('en', en)];
const locales = { fr: 'fr', en: 'en-GB' };

/** Every seven hours of two years: each weekday and month, and the nights on which clocks change. */
const instants = Array.from({ length: 2_600 }, (_, at) => Date.UTC(2026, 0, 1) + at * 7 * hour);

describe('times and dates that are counted and not formatted', () => {
  it.each(['Europe/Paris', 'America/Martinique', 'Asia/Kolkata', 'Pacific/Auckland'])(
    'are what the formatters of the platform say (%s)',
    (timeZone) => {
      for (const { language, time, day, date } of spoken) {
        const clock = new Intl.DateTimeFormat(locales[language], {
          ...{ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
        });
        const numeric = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' });
        const long = new Intl.DateTimeFormat(locales[language], {
          ...{ timeZone, weekday: 'long', day: 'numeric', month: 'long' },
        });
        for (const at of instants) {
          expect(time(at, timeZone)).toBe(clock.format(at));
          expect(day(at, timeZone)).toBe(numeric.format(at));
          expect(date(at, timeZone)).toBe(long.format(at));
        }
      }
    },
  );
});
