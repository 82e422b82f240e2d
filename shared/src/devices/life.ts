import type { DeviceState } from './operations.ts';

/** What changes the state of a tablet, and the states that it changes (spec DEVICE-15). An ended one stays so. */
const changes = {
  'device.retire': { from: ['active'], to: 'retiring' },
  'device.lose': { from: ['active', 'retiring'], to: 'lost' },
  'device.revoke': { from: ['active', 'retiring', 'lost'], to: 'revoked' },
} as const satisfies Record<string, { from: readonly DeviceState[]; to: DeviceState }>;

export type LifeKind = keyof typeof changes;

export function isLifeKind(kind: string): kind is LifeKind {
  return Object.hasOwn(changes, kind);
}

/** The state after a change; null where the tablet is in none that it changes. */
export function stateAfterChange(kind: LifeKind, state: DeviceState): DeviceState | null {
  const { from, to } = changes[kind];
  return (from as readonly DeviceState[]).includes(state) ? to : null;
}

/** The state that a change leads to. */
export function stateOfChange(kind: LifeKind): DeviceState {
  return changes[kind].to;
}

/** What a tablet that gets no data is answered; null for one that works. */
export function withdrawalOf(state: DeviceState): 'lost' | 'revoked' | null {
  return state === 'lost' || state === 'revoked' ? state : null;
}
