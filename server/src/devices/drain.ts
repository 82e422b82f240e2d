import { hashOperation } from '@comptoir/shared/journal/operation';
import { attachmentHolds } from '@comptoir/shared/journal/attachments';
import { pushInput } from '@comptoir/shared/journal/receipt';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { type DrainAnswer, type DrainRequest, drainInput } from '@comptoir/shared/sync/drain';
import { protocolMarker } from '@comptoir/shared/sync/messages';
import type { Deps } from '../deps.ts';
import { mintDeviceScope } from '../http/scopes.ts';
import { signText } from '../journal/receipts.ts';
import { noteContact } from '../sync/commands.ts';
import { quarantineDrained } from './commands.ts';
import type { Nonces } from './nonces.ts';
import { proveDevice } from './sessions.ts';
import { storedKey, verifySignature } from '../platform/signature.ts';

/**
 * Takes in what a lost tablet still holds, revoked or not, without time limit. It is evidence of paid
 * time: it is kept by hash for somebody to look at, projected nowhere, and answered with no data.
 */
export async function drain(
  deps: Deps,
  nonces: Nonces,
  handed: DrainRequest,
): Promise<Result<DrainAnswer, 'unauthorised' | 'bad-request'>> {
  const {
    device: id,
    nonce,
    proof,
    epoch,
    first,
    operations,
    attachments,
    signature,
    beyond,
  } = handed;
  const proved = await proveDevice(deps, nonces, { device: id, nonce, signature: proof }, 'drain');
  if (!proved.ok) return proved;
  const device = proved.value;
  const entries = operations.map((operation, index) => ({
    epoch,
    seq: first + index,
    hash: typeof operation === 'string' ? hashOperation(operation) : operation.withheld,
    bytes: typeof operation === 'string' ? operation : null,
  }));
  const last = entries.at(-1);
  if (!last || !verifySignature(storedKey(device.sign_key), pushInput(last.hash), signature)) {
    return refused('bad-request');
  }
  const { organisation, establishment } = device;
  const scope = mintDeviceScope({ organisation, establishment, device: id });
  const now = deps.clock.now();
  const sound = attachments.filter(attachmentHolds);
  const kept = { entries, attachments: sound };
  const fresh = await quarantineDrained(deps.db, scope, kept, now);
  // What it does not say of itself stays as it last said it.
  const count = beyond ?? device.pending_count;
  const pending = { count, oldest: count === 0 ? null : device.pending_oldest };
  await noteContact(deps.db, scope, { at: now, pending });
  // The tablet in its place learns that less is missing.
  deps.pokes.poke(organisation, establishment);
  const told = { device: id, epoch, first, count: entries.length, fresh };
  // Tablets hand in again what stands apart (SYNC-25): nobody has to look at that.
  if (fresh > 0) deps.log.warn(told, 'drained into quarantine');
  const held = entries.map(({ hash }) => hash);
  const receipt = signText(deps.keys.receipt, drainInput(id, nonce, held));
  return ok({ protocol: protocolMarker, held, signature: receipt });
}
