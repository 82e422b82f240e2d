import type { Measure } from './operations.ts';

/** Whether a measured value is outside its inclusive bounds (spec TASK-6). Without a value or a measure nothing is. */
export function isOutOfBounds(measure: Measure | null, value: number | null): boolean {
  if (measure === null || value === null) return false;
  const { min, max } = measure;
  return (min !== null && value < min) || (max !== null && value > max);
}
