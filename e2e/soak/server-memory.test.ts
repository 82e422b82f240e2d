import { expect, test } from 'vitest';
import { slopePerHour } from './server-memory.ts';

test('memory that grows by a megabyte a minute is told as sixty an hour', () => {
  const points = Array.from({ length: 10 }, (_, at) => [at * 60_000, 5e6 + at * 1e6] as const);
  expect(slopePerHour(points)).toBeCloseTo(60e6);
  expect(slopePerHour(points.map(([at]) => [at, 7e6]))).toBeCloseTo(0);
});

test('four looks say nothing about a slope', () => {
  expect(slopePerHour([1, 2, 3, 4].map((at) => [at, at]))).toBeNull();
});
