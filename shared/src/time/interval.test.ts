import { expect, it } from 'vitest';
import { lengthOf, overlap } from './interval.ts';

it('TIME-7 an interval that ends before it starts has no length', () => {
  expect(lengthOf({ start: 10, end: 25 })).toBe(15);
  expect(lengthOf({ start: 25, end: 10 })).toBe(0);
});

it('TIME-7 two intervals share what both hold, and nothing where they only touch', () => {
  expect(overlap({ start: 0, end: 10 }, { start: 4, end: 20 })).toBe(6);
  expect(overlap({ start: 0, end: 10 }, { start: 10, end: 20 })).toBe(0);
  expect(overlap({ start: 0, end: 10 }, { start: 2, end: 3 })).toBe(1);
});
