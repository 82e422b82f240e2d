import { createHash } from 'node:crypto';
import { withdrawalOf } from '@comptoir/shared/devices/life';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { type NoncePurpose, sessionInput } from '@comptoir/shared/devices/session';
import type { Deps } from '../deps.ts';
import { type DeviceRecord, deviceById } from '../directory/devices.ts';
import { type DeviceScope, mintDeviceScope } from '../http/scopes.ts';
import type { Nonces } from './nonces.ts';
import { storedKey, verifySignature } from '../platform/signature.ts';

/** Seconds. */
export const sessionLife = 15 * 60;

/** What a tablet signs to be believed: a nonce of the server's, by its registered key. */
export type Proof = { device: string; nonce: string; signature: string };

type SessionRefusal = 'unauthorised' | 'lost' | 'revoked';

/** Access tokens in memory, by their hash: a dump of the process names no token. */
export type Sessions = {
  /** @returns a token for a tablet that proved its key, unless it is lost or ended (spec DEVICE-8, DEVICE-16) */
  open(proof: Proof): Promise<Result<string, SessionRefusal>>;
  /** Who a token speaks for. The device is looked up each time: its end counts at once. */
  scopeOf(token: string): Promise<Result<DeviceScope, SessionRefusal>>;
};

/**
 * Checks a proof; the nonce is used up whether or not the signature holds.
 *
 * @returns the device, lost and ended ones included: what those may still do is the caller's matter
 */
export async function proveDevice(
  deps: Deps,
  nonces: Nonces,
  proof: Proof,
  purpose: NoncePurpose,
): Promise<Result<DeviceRecord, 'unauthorised'>> {
  if (!nonces.consume(proof.nonce, proof.device, purpose)) return refused('unauthorised');
  const device = await deviceById(deps.db, proof.device);
  if (!device) return refused('unauthorised');
  const input = sessionInput(proof.device, purpose, proof.nonce);
  if (!verifySignature(storedKey(device.sign_key), input, proof.signature)) {
    return refused('unauthorised');
  }
  return ok(device);
}

export function makeSessions(deps: Deps, nonces: Nonces): Sessions {
  const { clock, random, db } = deps;
  const open = new Map<string, { device: string; until: number }>();
  const forgetOld = (now: number): void => {
    for (const [hash, { until }] of open) {
      if (until > now) return;
      open.delete(hash);
    }
  };
  return {
    async open(proof) {
      const proved = await proveDevice(deps, nonces, proof, 'session');
      if (!proved.ok) return proved;
      const withdrawal = withdrawalOf(proved.value.status);
      if (withdrawal) return refused(withdrawal);
      const now = clock.now();
      forgetOld(now);
      const token = Buffer.from(random.bytes(32)).toString('base64url');
      open.set(hashToken(token), { device: proof.device, until: now + sessionLife * 1000 });
      return ok(token);
    },
    async scopeOf(token) {
      const session = open.get(hashToken(token));
      if (!session || session.until <= clock.now()) return refused('unauthorised');
      const device = await deviceById(db, session.device);
      if (!device) return refused('unauthorised');
      const withdrawal = withdrawalOf(device.status);
      if (withdrawal) return refused(withdrawal);
      const { id, organisation, establishment } = device;
      return ok(mintDeviceScope({ device: id, organisation, establishment }));
    },
  };
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
