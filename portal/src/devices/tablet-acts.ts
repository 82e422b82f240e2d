import type { DeviceView } from '@comptoir/shared/devices/portal';
import { isAwaited } from '@comptoir/shared/devices/succession';
import type { IconName } from '@comptoir/ui/icon';

export type TabletAct = 'replace' | 'retire' | 'lose' | 'revoke';

/** What may be done with a tablet where it stands in its life, the gentlest first. */
export function actsOf({ status, replacedBy }: DeviceView): TabletAct[] {
  const replace: TabletAct[] = replacedBy === null ? ['replace'] : [];
  switch (status) {
    case 'active':
      return [...replace, 'retire', 'lose', 'revoke'];
    case 'retiring':
      return [...replace, 'lose', 'revoke'];
    case 'lost':
      return [...replace, 'revoke'];
    case 'revoked':
      return replace;
  }
}

/**
 * Whether the tablet in its place still says that something of it may be missing (spec DEVICE-20).
 *
 * @param others every tablet of the house: one of them may stand in its place
 */
export function isWaitedFor(device: DeviceView, others: readonly DeviceView[]): boolean {
  const successor = others.find(({ id }) => id === device.replacedBy);
  if (successor === undefined) return false;
  const { lastSeenAt, pending, givenUpAt } = device;
  const replacedAt = successor.enrolledAt;
  return isAwaited({ replacedAt, lastSeenAt, pending: pending.count, givenUpAt });
}

export const actIcons: Record<TabletAct, IconName> = {
  replace: 'tablet',
  retire: 'out',
  lose: 'warning',
  revoke: 'lock',
};
