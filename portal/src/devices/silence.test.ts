import type { DeviceView } from '@comptoir/shared/devices/portal';
import { expect, it } from 'vitest';
import { troubled } from './silence.ts';

const hour = 3_600_000;
const now = 100 * hour;
const device = (id: string, over: Partial<DeviceView>): DeviceView => ({
  id,
  establishment: { id, name: id },
  status: 'active',
  replacedBy: null,
  givenUpAt: null,
  fingerprint: 'K7M2QX',
  enrolledAt: 0,
  lastSeenAt: now,
  app: '0.1.0',
  pending: { count: 0, oldest: null },
  forked: false,
  quarantined: 0,
  unsettled: 0,
  ...over,
});

it('PORTAL-11 a tablet that is silent for more than an hour, never spoke or forked needs a look, the longest silence first', () => {
  const devices = [
    device('speaks', {}),
    device('an hour', { lastSeenAt: now - hour }),
    device('silent', { lastSeenAt: now - hour - 1 }),
    device('forked', { forked: true }),
    device('never', { lastSeenAt: null }),
    device('ended', { lastSeenAt: 0, status: 'revoked' }),
  ];
  expect(troubled(devices, now).map(({ id }) => id)).toEqual(['never', 'silent', 'forked']);
});

it('DEVICE-38 so does one that is to be replaced, and a lost one until another stands in its place', () => {
  const devices = [
    device('retiring', { status: 'retiring' }),
    device('lost', { status: 'lost', lastSeenAt: now - hour }),
    device('lost and replaced', { status: 'lost', replacedBy: 'new' }),
  ];
  expect(troubled(devices, now).map(({ id }) => id)).toEqual(['lost', 'retiring']);
});
