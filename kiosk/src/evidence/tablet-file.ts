import { type TabletEvidence, evidenceFormat } from '@comptoir/shared/evidence/file';
import { fingerprint, grantSchema, publicKeySchema } from '@comptoir/shared/devices/enrolment';
import { pushInput } from '@comptoir/shared/journal/receipt';
import { readEvidence } from '../local-database/evidence.ts';
import { sign } from '../sync/requests.ts';
import type { Tablet } from '../tablet.ts';

/**
 * The evidence of this tablet's store as this tablet holds it (EVID-37): for a manager, offline. Signed stretch by stretch;
 * what a receipt covers the server attests too.
 */
export async function tabletEvidence(
  tablet: Tablet,
): Promise<{ name: string; content: TabletEvidence }> {
  const { platform, database } = tablet;
  const identity = tablet.identity();
  const { organisation, establishment, device, grant, signKey, wrapKey } = identity;
  const publicKey = async (key: CryptoKey) => {
    const { kty, crv, x, y } = await platform.crypto.subtle.exportKey('jwk', key);
    return publicKeySchema.parse({ kty, crv, x, y });
  };
  const deviceKey = await publicKey(signKey.publicKey);
  const madeAt = tablet.clock.corrected();
  const { stretches, ...held } = await readEvidence(database, establishment);
  const epochs: TabletEvidence['epochs'] = [];
  for (const { head, ...stretch } of stretches) {
    epochs.push({ ...stretch, signature: await sign(platform, identity, pushInput(head)) });
  }
  const stamp = new Date(madeAt).toISOString().slice(0, 16).replace(':', '');
  return {
    name: `comptoir-preuve-${device.slice(0, 8)}-${stamp}.json`,
    content: {
      ...{ format: evidenceFormat, from: 'tablet', organisation, establishment, device },
      // A lost tablet has forgotten the second key.
      fingerprint:
        wrapKey === null ? '' : fingerprint(deviceKey, await publicKey(wrapKey.publicKey)),
      ...{ deviceKey, madeAt, key: grantSchema.parse(JSON.parse(grant)).receiptKey, epochs },
      ...held,
    },
  };
}
