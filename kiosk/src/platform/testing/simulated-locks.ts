import type { Locks } from '../ports.ts';

type Request = { grant(): void; steal(): void };

/** Web Locks of one browser profile: every page of one tablet shares them. */
export function simulatedLocks(): Locks {
  const held = new Map<string, Request>();
  const queues = new Map<string, Request[]>();

  const next = (name: string) => {
    held.delete(name);
    queues.get(name)?.shift()?.grant();
  };

  return {
    request(name, options, hold) {
      return new Promise((resolve, reject) => {
        const request: Request = {
          grant() {
            held.set(name, request);
            const release = () => {
              if (held.get(name) === request) next(name);
            };
            hold({ name }).then(resolve, reject).finally(release);
          },
          steal() {
            reject(new DOMException('stolen', 'AbortError'));
          },
        };
        const holder = held.get(name);
        if (holder === undefined) request.grant();
        else if (options.steal === true) {
          holder.steal();
          request.grant();
        } else if (options.ifAvailable === true) hold(null).then(resolve, reject);
        else queues.set(name, [...(queues.get(name) ?? []), request]);
      });
    },
  };
}
