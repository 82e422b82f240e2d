import { nonceAnswerSchema, sessionInput } from '@comptoir/shared/devices/session';
import { pushInput } from '@comptoir/shared/journal/receipt';
import { type DrainRequest, drainAnswerSchema, drainInput } from '@comptoir/shared/sync/drain';
import { type HandedIn, withheldBody } from '../local-database/outgoing.ts';
import { timing } from './engine.ts';
import type { Writer } from './journal.ts';
import { isSignedByServer } from './receipt.ts';
import { type Reply, ask, post, sign } from './requests.ts';

/**
 * Hands operations in, to be kept apart; changes nothing here.
 *
 * @returns the hashes that the server says it holds now, by a signature over this very request
 */
export async function askToHold(
  { platform, identity }: Pick<Writer, 'platform' | 'identity'>,
  { epoch, first, rows, attachments, beyond }: HandedIn,
  stop: AbortSignal,
): Promise<Reply<ReadonlySet<string>>> {
  const last = rows.at(-1);
  if (last === undefined) return { ok: true, value: new Set() };
  const own = identity();
  const { device } = own;
  const options = { timeout: timing.syncTimeout, stop };
  const asked = post({ device, purpose: 'drain' });
  const nonce = await ask(platform, '/api/devices/nonce', asked, nonceAnswerSchema, options);
  // The operations were not even sent: nothing is said of them.
  if (!nonce.ok) return { ...nonce, kind: 'busy' };
  const request: DrainRequest = {
    device,
    nonce: nonce.value.nonce,
    proof: await sign(platform, own, sessionInput(device, 'drain', nonce.value.nonce)),
    ...{ epoch, first, attachments, beyond },
    operations: rows.map(withheldBody),
    signature: await sign(platform, own, pushInput(last.hash)),
  };
  const reply = await ask(platform, '/api/sync/drain', post(request), drainAnswerSchema, options);
  if (!reply.ok) return reply;
  const { held, signature } = reply.value;
  // D11: whoever else says that it holds something frees nothing.
  const input = drainInput(device, nonce.value.nonce, held);
  const good = await isSignedByServer(platform, own, input, signature);
  return good ? { ok: true, value: new Set(held) } : { ok: false, kind: 'html' };
}
