import type { DeviceView } from '@comptoir/shared/devices/portal';

const hour = 3_600_000;

/** A tablet speaks at least every minute; after an hour of silence somebody should look. `now` in ms. */
export function isSilent(device: DeviceView, now: number): boolean {
  return isUsed(device) && now - (device.lastSeenAt ?? device.enrolledAt) > hour;
}

/** People punch on it: it works, or works on until another one has taken its place. */
export function isUsed({ status }: Pick<DeviceView, 'status'>): boolean {
  return status === 'active' || status === 'retiring';
}

export function inUse(devices: readonly DeviceView[]): DeviceView[] {
  return devices.filter(isUsed);
}

/**
 * Tablets that somebody has to look at, the longest silence first: silent, forked, to be replaced, or lost and not yet
 * replaced.
 */
export function troubled(devices: readonly DeviceView[], now: number): DeviceView[] {
  return devices
    .filter(
      (one) =>
        (one.status === 'lost' && one.replacedBy === null) ||
        (isUsed(one) && (one.forked || one.status === 'retiring' || isSilent(one, now))),
    )
    .sort((a, b) => (a.lastSeenAt ?? a.enrolledAt) - (b.lastSeenAt ?? b.enrolledAt));
}
