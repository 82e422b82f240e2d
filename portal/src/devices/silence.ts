import type { DeviceView } from '@comptoir/shared/devices/portal';

const hour = 3_600_000;

/** A tablet speaks at least every minute; after an hour of silence somebody should look. `now` in ms. */
export function isSilent(device: DeviceView, now: number): boolean {
  return device.status === 'active' && now - (device.lastSeenAt ?? device.enrolledAt) > hour;
}

export function inUse(devices: readonly DeviceView[]): DeviceView[] {
  return devices.filter((one) => one.status === 'active');
}

/** Tablets in use that somebody has to look at: the longest silence first. */
export function troubled(devices: readonly DeviceView[], now: number): DeviceView[] {
  return inUse(devices)
    .filter((one) => one.forked || isSilent(one, now))
    .sort((a, b) => (a.lastSeenAt ?? a.enrolledAt) - (b.lastSeenAt ?? b.enrolledAt));
}
