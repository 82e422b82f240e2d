import type { DeviceState } from './operations.ts';

/** A tablet in reach of the server speaks at least every five minutes: after three of those it is silent. Ms. */
export const silentAfter = 15 * 60_000;

/**
 * Since when a tablet has not been heard of, where that is long enough for punches to wait on it (O5, spec ACC-17); null
 * while it speaks, and for one that was ended or is lost.
 *
 * @param device instants in ms; `lastSeenAt` null until its first contact
 */
export function silentSince(
  device: { status: DeviceState; enrolledAt: number; lastSeenAt: number | null },
  now: number,
): number | null {
  const since = device.lastSeenAt ?? device.enrolledAt;
  const speaks = device.status === 'active' || device.status === 'retiring';
  return speaks && now - since >= silentAfter ? since : null;
}
