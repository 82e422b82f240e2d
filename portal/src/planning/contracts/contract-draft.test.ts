import { expect, it } from 'vitest';
import { contractOf, contractsOn } from './contract-draft.ts';

const draft = { from: '2026-09-01', weekly: '35 h', partTime: false };

it('PLAN-57 weekly hours are read as people type them, and may be unknown', () => {
  const weekly = (typed: string, partTime = false) =>
    contractOf({ ...draft, weekly: typed, partTime });
  expect(weekly('35')).toEqual({ from: '2026-09-01', weekly: 2_100, partTime: false });
  expect(weekly('24h30', true)).toMatchObject({ weekly: 1_470, partTime: true });
  expect(weekly(' ')).toMatchObject({ weekly: null });
  expect(weekly('beaucoup')).toBe('weekly');
  expect(weekly('61 h')).toBe('weekly');
  expect(weekly('0')).toBe('weekly');
  expect(contractOf({ ...draft, from: '' })).toBe('from');
});

it('PLAN-57 part-time work is less than the legal week', () => {
  expect(contractOf({ ...draft, partTime: true })).toBe('part-time-full');
  expect(contractOf({ ...draft, weekly: '34 h 59', partTime: true })).toMatchObject({
    weekly: 2_099,
  });
});

it('PLAN-57 of several contracts the latest that has begun holds', () => {
  const of = (from: string) => ({ from, weekly: 2_100, partTime: false });
  const all = [of('2025-01-01'), of('2026-12-01'), of('2026-09-01')];
  expect(contractsOn(all, '2026-11-23').map(({ from, state }) => [from, state])).toEqual([
    ['2026-12-01', 'later'],
    ['2026-09-01', 'now'],
    ['2025-01-01', 'before'],
  ]);
  expect(contractsOn(all, '2024-01-01').every(({ state }) => state === 'later')).toBe(true);
});
