import { describe, expect, it } from 'vitest';
import { type LifeKind, stateAfterChange, withdrawalOf } from './life.ts';
import { deviceStates } from './operations.ts';
import { type Replaced, isAwaited } from './succession.ts';

describe('the life of a tablet', () => {
  it('DEVICE-15 goes one way: active, retiring, lost, ended, and never back', () => {
    const after = (kind: LifeKind) => deviceStates.map((state) => stateAfterChange(kind, state));
    expect(deviceStates).toEqual(['active', 'retiring', 'lost', 'revoked']);
    expect(after('device.retire')).toEqual(['retiring', null, null, null]);
    expect(after('device.lose')).toEqual(['lost', 'lost', null, null]);
    expect(after('device.revoke')).toEqual(['revoked', 'revoked', 'revoked', null]);
  });

  it('DEVICE-16 one that is lost or ended is told so; one that retires works', () => {
    expect(deviceStates.map(withdrawalOf)).toEqual([null, null, 'lost', 'revoked']);
  });
});

describe('what may be missing of a replaced tablet', () => {
  const replaced: Replaced = { replacedAt: 100, lastSeenAt: 90, pending: 0, givenUpAt: null };

  it('DEVICE-20 is awaited until it has said, after it was replaced, that it holds nothing', () => {
    // What it wrote after its last word is known to nobody.
    expect(isAwaited(replaced)).toBe(true);
    expect(isAwaited({ ...replaced, lastSeenAt: null })).toBe(true);
    expect(isAwaited({ ...replaced, lastSeenAt: 100 })).toBe(false);
    expect(isAwaited({ ...replaced, lastSeenAt: 120, pending: 3 })).toBe(true);
    expect(isAwaited({ ...replaced, lastSeenAt: 130 })).toBe(false);
  });

  it('DEVICE-20 is no longer awaited once somebody gave up, until it is heard of again', () => {
    expect(isAwaited({ ...replaced, givenUpAt: 95 })).toBe(true);
    expect(isAwaited({ ...replaced, givenUpAt: 110 })).toBe(false);
    expect(isAwaited({ ...replaced, lastSeenAt: null, givenUpAt: 110 })).toBe(false);
    expect(isAwaited({ ...replaced, lastSeenAt: 120, pending: 2, givenUpAt: 110 })).toBe(true);
  });
});
