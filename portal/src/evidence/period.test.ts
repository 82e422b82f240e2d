import { expect, it } from 'vitest';
import { isPeriod, lastTwoWeeks } from './period.ts';

it('begins with two weeks, today the last of them', () => {
  expect(lastTwoWeeks('2026-03-01')).toEqual({ first: '2026-02-16', last: '2026-03-01' });
});

it('EVID-38 a period is in order and of 366 days at most', () => {
  expect(isPeriod({ first: '2026-01-01', last: '2026-01-01' })).toBe(true);
  expect(isPeriod({ first: '2025-01-01', last: '2026-01-01' })).toBe(true);
  expect(isPeriod({ first: '2025-01-01', last: '2026-01-02' })).toBe(false);
  expect(isPeriod({ first: '2026-01-02', last: '2026-01-01' })).toBe(false);
  expect(isPeriod({ first: '', last: '2026-01-01' })).toBe(false);
  expect(isPeriod({ first: '1999-12-31', last: '2000-01-01' })).toBe(false);
});
