import type { DeviceView } from '@comptoir/shared/devices/portal';
import { expect, it } from 'vitest';
import { actsOf } from './tablet-acts.ts';

const device = (over: Partial<DeviceView>) => ({ replacedBy: null, ...over }) as DeviceView;

it('DEVICE-38 a tablet offers what leads on from where it stands, the gentlest first', () => {
  expect(actsOf(device({ status: 'active' }))).toEqual(['replace', 'retire', 'lose', 'revoke']);
  expect(actsOf(device({ status: 'retiring' }))).toEqual(['replace', 'lose', 'revoke']);
  expect(actsOf(device({ status: 'lost' }))).toEqual(['replace', 'revoke']);
  expect(actsOf(device({ status: 'revoked' }))).toEqual(['replace']);
  expect(actsOf(device({ status: 'retiring', replacedBy: 'x' }))).toEqual(['lose', 'revoke']);
  expect(actsOf(device({ status: 'revoked', replacedBy: 'x' }))).toEqual([]);
});
