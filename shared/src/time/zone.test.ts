import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDuration, formatTime, minutesOf } from './format.ts';
import { isZone, offsetAt } from './zone.ts';

const at = (text: string) => Date.parse(text);

it('TIME-2 the offset that is kept is the one that Temporal gives, around every change', () => {
  const zones = ['Europe/Paris', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Chatham'];
  const instants = fc.oneof(
    fc.integer({ min: at('2000-01-01'), max: at('2080-01-01') }),
    fc.integer({ min: at('2026-03-28T23:00Z'), max: at('2026-03-29T03:00Z') }),
    fc.integer({ min: at('2026-10-24T23:00Z'), max: at('2026-10-25T03:00Z') }),
  );
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (now, zone) => {
      const exact = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
      expect(offsetAt(now, zone)).toBe(exact.offsetNanoseconds / 1e6);
    }),
  );
});

it('TIME-2 a name that is no zone is told from one that is', () => {
  expect(isZone('Europe/Paris')).toBe(true);
  expect(isZone('Europe/Atlantis')).toBe(false);
  expect(isZone('')).toBe(false);
});

it('TIME-7 wall times are cut to the minute, on both sides of a change of the clock', () => {
  const paris = 'Europe/Paris';
  expect(formatTime(at('2026-11-21T08:58:59.999+01:00'), paris)).toBe('08:58');
  expect(formatTime(at('2026-03-29T00:59:59Z'), paris)).toBe('01:59');
  expect(formatTime(at('2026-03-29T01:00:00Z'), paris)).toBe('03:00');
  expect(formatTime(at('2026-10-25T00:30:00Z'), paris)).toBe('02:30');
  expect(formatTime(at('2026-10-25T01:30:00Z'), paris)).toBe('02:30');
  expect(formatTime(at('2026-11-21T23:00:00Z'), paris)).toBe('00:00');
  expect(formatTime(at('2026-11-21T03:00:00Z'), 'America/New_York')).toBe('22:00');
});

it('TIME-7 durations are cut to the minute, never rounded up', () => {
  const minute = 60_000;
  expect(formatDuration(452 * minute + 59_999)).toBe('7\u00a0h\u00a032');
  expect(formatDuration(425 * minute)).toBe('7\u00a0h\u00a005');
  expect(formatDuration(45 * minute + 1)).toBe('45\u00a0min');
  expect(formatDuration(3_600_000)).toBe('1\u00a0h\u00a000');
  expect(minutesOf(-5)).toBe(0);
});
