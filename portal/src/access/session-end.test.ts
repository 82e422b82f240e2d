import { expect, it, vi } from 'vitest';
import { createSessionEnd } from './session-end.ts';

it('PORTAL-4 a session that ended is told once, however many questions notice it, and not again after the log-in', () => {
  const end = createSessionEnd();
  const told = vi.fn();
  const stop = end.listen(told);
  end.begin();
  end.begin();
  expect(told).toHaveBeenCalledTimes(1);
  expect(end.read()).toBe(true);
  end.clear();
  expect(end.read()).toBe(false);
  expect(told).toHaveBeenCalledTimes(2);
  stop();
  end.begin();
  expect(told).toHaveBeenCalledTimes(2);
});
