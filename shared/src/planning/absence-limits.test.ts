import { expect, it } from 'vitest';
import { beyondLimits } from './absence-limits.ts';

const today = '2026-11-22';
const beyond = (from: string, to = from) => beyondLimits({ from, to }, today);

it('PLAN-34 one’s own absence is 366 days long at most', () => {
  expect(beyond('2027-01-01', '2028-01-01')).toBeNull();
  expect(beyond('2027-01-01', '2028-01-02')).toBe('too-long');
});

it('PLAN-34 it begins a year back at the earliest, two years ahead at the latest', () => {
  expect(beyond('2025-11-21')).toBeNull();
  expect(beyond('2025-11-20')).toBe('too-far');
  expect(beyond('2028-11-22')).toBeNull();
  expect(beyond('2028-11-23')).toBe('too-far');
});
