import { describe, expect, it } from 'vitest';
import { firstGuess, moved } from './declared-time.ts';

const at = (clock: string) => Date.parse(`2026-11-21T${clock}Z`);

describe('the dial of a forgotten departure', () => {
  it('starts at the planned end when that has passed, otherwise at the present', () => {
    const since = at('08:00:12');
    const now = at('23:47:30');
    expect(firstGuess({ since, now, plannedEnd: at('17:00:00') })).toBe(at('17:00:00'));
    expect(firstGuess({ since, now, plannedEnd: at('23:59:00') })).toBe(at('23:45:00'));
    expect(firstGuess({ since, now, plannedEnd: null })).toBe(at('23:45:00'));
    expect(firstGuess({ since, now, plannedEnd: at('07:00:00') })).toBe(at('23:45:00'));
  });

  it('never leaves the time between the arrival and the present', () => {
    const limits = { since: at('08:00:12'), now: at('12:30:40') };
    expect(moved(at('08:30:00'), -3_600_000, limits)).toBe(at('08:01:00'));
    expect(moved(at('12:00:00'), 3_600_000, limits)).toBe(at('12:30:00'));
    expect(moved(at('12:00:00'), -300_000, limits)).toBe(at('11:55:00'));
  });

  it('has an answer even within the first minute', () => {
    const since = at('08:00:10');
    expect(firstGuess({ since, now: since + 5_000, plannedEnd: null })).toBe(at('08:01:00'));
  });
});
