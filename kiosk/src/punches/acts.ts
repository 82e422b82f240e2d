import type { PunchType } from '@comptoir/shared/punches/operations';
import type { IconName } from '@comptoir/ui/icon';

export const actIcons: Record<PunchType, IconName> = {
  in: 'in',
  'break-start': 'break',
  'break-end': 'resume',
  out: 'out',
};
