import type { DeviceRow, SyncRow } from './schema.ts';

/** How a tablet was withdrawn; null: it was not. */
export type Withdrawal = 'lost' | 'revoked' | null;

export function withdrawalOf(state: SyncRow | undefined): Withdrawal {
  if (state?.revoked !== true) return null;
  return state.lost === true ? 'lost' : 'revoked';
}

/** The key that checks PINs. @throws Error on a withdrawn tablet, where nobody is asked for a PIN */
export function pinKeyOf({ deviceKey }: Pick<DeviceRow, 'deviceKey'>): CryptoKey {
  if (deviceKey === null) throw new Error('a withdrawn tablet checks no PIN');
  return deviceKey;
}
