import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OperationClock } from '../journal/operation.ts';
import { correctedTime } from './corrected.ts';

const noon = Date.parse('2026-11-21T11:00:00Z');
const minute = 60_000;
const day = 86_400_000;
const clock = (changes: Partial<OperationClock> = {}): OperationClock => ({
  wall: noon,
  page: '018f0000-0000-7000-8000-000000000001',
  sincePage: 0,
  offset: 0,
  jumped: false,
  ...changes,
});
const free = { after: null, before: null };

describe('corrected time', () => {
  it('TIME-1 adds the last measured offset to the wall clock', () => {
    expect(correctedTime(clock({ offset: -90_000 }), free)).toEqual({
      at: noon - 90_000,
      flags: [],
    });
  });

  it('TIME-1 without an offset the wall clock stands, flagged', () => {
    expect(correctedTime(clock({ offset: null }), free)).toEqual({
      at: noon,
      flags: ['clock-unset'],
    });
  });

  it('TIME-1 is not before the receipt that is cited, nor after the arrival', () => {
    const early = correctedTime(clock(), { after: noon + minute, before: noon + 5 * minute });
    expect(early).toEqual({ at: noon + minute, flags: ['clock-clamped'] });
    const late = correctedTime(clock(), { after: noon - 5 * minute, before: noon - minute });
    expect(late).toEqual({ at: noon - minute, flags: ['clock-clamped'] });
  });

  it('TIME-1 clamping by rounding and latency is no wrong clock', () => {
    expect(correctedTime(clock(), { after: null, before: noon - 5_000 }).flags).toEqual([]);
    expect(correctedTime(clock(), { after: null, before: noon - 5_001 }).flags).toEqual([
      'clock-clamped',
    ]);
  });

  it('T10 a clock set back by a day is kept, marked suspect, and cannot go behind its receipt', () => {
    const found = correctedTime(clock({ wall: noon - day, jumped: true }), {
      after: noon - minute,
      before: noon + minute,
    });
    expect(found).toEqual({ at: noon - minute, flags: ['clock-jumped', 'clock-clamped'] });
  });

  it('S15 whatever the clocks say, the result is an instant within the bounds', () => {
    const instants = fc.integer({ min: 0, max: 8_640_000_000_000_000 });
    fc.assert(
      fc.property(
        instants,
        fc.option(fc.maxSafeInteger()),
        fc.boolean(),
        fc.option(instants),
        fc.option(instants),
        (wall, offset, jumped, a, b) => {
          const ordered = a !== null && b !== null && a > b;
          const bounds = ordered ? { after: b, before: a } : { after: a, before: b };
          const { at, flags } = correctedTime(clock({ wall, offset, jumped }), bounds);
          expect(at).toBeGreaterThanOrEqual(bounds.after ?? 0);
          expect(at).toBeLessThanOrEqual(bounds.before ?? 8_640_000_000_000_000);
          expect(flags.includes('clock-jumped')).toBe(jumped);
          expect(flags.includes('clock-unset')).toBe(offset === null);
        },
      ),
    );
  });
});
