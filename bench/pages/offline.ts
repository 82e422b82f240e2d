import type { Connectivity, Platform } from '@comptoir/kiosk/platform/ports';

export type Cable = {
  platform: Platform;
  /** Without `allowed`, every request passes. */
  plug(allowed?: (path: string) => boolean): void;
  pull(): void;
};

/**
 * A tablet's machine whose network can be pulled out, under a name of its own: several tablets stand beside each
 * other in one browser, each with its own database and locks.
 */
export function cabled(machine: Platform, name: string): Cable {
  let plugged = false;
  let passes = (_path: string) => true;
  const watchers = new Set<() => void>();
  const connectivity: Connectivity = {
    online: () => plugged,
    visible: () => true,
    watch(changed) {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
  const turn = (to: boolean) => {
    plugged = to;
    for (const tell of [...watchers]) tell();
  };
  return {
    platform: {
      ...machine,
      databaseName: name,
      connectivity,
      locks: {
        request: (lock, options, hold) => machine.locks.request(`${name} ${lock}`, options, hold),
      },
      transport: (path, request) =>
        plugged && passes(path)
          ? machine.transport(path, request)
          : Promise.reject(new TypeError('no network')),
    },
    plug(allowed = () => true) {
      passes = allowed;
      turn(true);
    },
    pull: () => turn(false),
  };
}
