import type { DeviceView } from '@comptoir/shared/devices/portal';
import { expect, it } from 'vitest';
import { actsOf, isWaitedFor } from './tablet-acts.ts';

const device = (over: Partial<DeviceView>) => ({ replacedBy: null, ...over }) as DeviceView;

it('DEVICE-38 a tablet offers what leads on from where it stands, the gentlest first', () => {
  expect(actsOf(device({ status: 'active' }))).toEqual(['replace', 'retire', 'lose', 'revoke']);
  expect(actsOf(device({ status: 'retiring' }))).toEqual(['replace', 'lose', 'revoke']);
  expect(actsOf(device({ status: 'lost' }))).toEqual(['replace', 'revoke']);
  expect(actsOf(device({ status: 'revoked' }))).toEqual(['replace']);
  expect(actsOf(device({ status: 'retiring', replacedBy: 'x' }))).toEqual(['lose', 'revoke']);
  expect(actsOf(device({ status: 'revoked', replacedBy: 'x' }))).toEqual([]);
});

it('DEVICE-20 DEVICE-38 of a replaced tablet one may stop waiting for as long as something of it may be missing', () => {
  const heir = device({ id: 'heir', enrolledAt: 100 });
  const old = device({
    ...{ id: 'old', replacedBy: 'heir', lastSeenAt: 90, givenUpAt: null },
    pending: { count: 0, oldest: null },
  });
  expect(isWaitedFor(old, [old, heir])).toBe(true);
  expect(isWaitedFor({ ...old, lastSeenAt: 110 }, [old, heir])).toBe(false);
  expect(isWaitedFor({ ...old, givenUpAt: 120 }, [old, heir])).toBe(false);
  expect(isWaitedFor({ ...old, replacedBy: null }, [old, heir])).toBe(false);
});
