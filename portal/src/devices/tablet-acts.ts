import type { DeviceView } from '@comptoir/shared/devices/portal';
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

export const actIcons: Record<TabletAct, IconName> = {
  replace: 'tablet',
  retire: 'out',
  lose: 'warning',
  revoke: 'lock',
};
