import { describe, expect, it } from 'vitest';
import { requestsToDecide } from '../../../gallery/own-plan-samples.ts';
import { queueOf, stepOf } from './request-queue.ts';

describe('requests to decide', () => {
  it('PLAN-96 are answered in the order in which they were asked', () => {
    const queue = queueOf(requestsToDecide);
    expect(queue.map(({ kind }) => kind)).toEqual(['absence', 'swap', 'swap']);
    expect(queue.map(({ at }) => at)).toEqual(queue.map(({ at }) => at).sort((a, b) => a - b));
  });

  it('PLAN-96 are walked through by keys, not past the ends', () => {
    expect(stepOf('ArrowDown', 0, 2)).toBe(1);
    expect(stepOf('j', 1, 2)).toBeNull();
    expect(stepOf('ArrowUp', 1, 2)).toBe(0);
    expect(stepOf('k', 0, 2)).toBeNull();
    expect(stepOf('x', 0, 2)).toBeNull();
  });
});
