import type { SealingCrypto } from '@comptoir/shared/devices/sealing';
import type { Platform } from './ports.ts';

/** WebCrypto as `shared` sees it: the same object, whose overloads are described more loosely there. */
export function sealingCrypto({ crypto }: Pick<Platform, 'crypto'>): SealingCrypto {
  return crypto as unknown as SealingCrypto;
}
