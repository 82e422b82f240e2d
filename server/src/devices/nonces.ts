import type { NoncePurpose } from '@comptoir/shared/devices/session';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';

const life = 5 * 60_000;
const capacity = 50_000;

/** Nonces in memory: a restart forgets them, and tablets ask again. */
export type Nonces = {
  issue(device: string, purpose: NoncePurpose): string;
  /** Uses a nonce up, whatever comes of it. @returns whether it was issued to this device for this purpose */
  consume(nonce: string, device: string, purpose: NoncePurpose): boolean;
};

export function makeNonces(clock: Clock, random: Random): Nonces {
  // A Map keeps its order of insertion, and every nonce lives equally long: the first is the oldest.
  const issued = new Map<string, { device: string; purpose: NoncePurpose; until: number }>();
  const forgetOld = (now: number): void => {
    for (const [nonce, { until }] of issued) {
      if (until > now && issued.size < capacity) return;
      issued.delete(nonce);
    }
  };
  return {
    issue(device, purpose) {
      const now = clock.now();
      forgetOld(now);
      const nonce = Buffer.from(random.bytes(32)).toString('base64url');
      issued.set(nonce, { device, purpose, until: now + life });
      return nonce;
    },
    consume(nonce, device, purpose) {
      const found = issued.get(nonce);
      issued.delete(nonce);
      return (
        found !== undefined &&
        found.until > clock.now() &&
        found.device === device &&
        found.purpose === purpose
      );
    },
  };
}
