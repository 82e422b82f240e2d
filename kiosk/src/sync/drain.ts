import { nonceAnswerSchema, sessionInput } from '@comptoir/shared/devices/session';
import { pushInput } from '@comptoir/shared/journal/receipt';
import { type DrainRequest, drainAnswerSchema, drainInput } from '@comptoir/shared/sync/drain';
import { pushLimit } from '@comptoir/shared/sync/messages';
import { keepHandedIn } from '../local-database/held.ts';
import { NotRecorded } from '../local-database/not-recorded.ts';
import { type Batch, readBatch, withheldBody } from '../local-database/outgoing.ts';
import { withhold } from '../local-database/upkeep.ts';
import { type FailureKind, timing } from './engine.ts';
import type { Writer } from './journal.ts';
import { isSignedByServer } from './receipt.ts';
import { type Reply, ask, post, sign } from './requests.ts';

/** A withdrawn tablet, lost or ended, that hands in what it holds. */
export type HandingIn = {
  /** Something was written, or the network is back. */
  poke(): void;
  /** Resolves when `stop` was aborted. */
  done: Promise<void>;
};

/** What says something about the operations themselves. */
const untakable: readonly FailureKind[] = ['bad', 'too-large'];

/** Hands in whatever the server does not have, again and again until all of it is there (spec DEVICE-11). */
export function handIn(tablet: Writer, stop: AbortSignal): HandingIn {
  let wake: () => void = () => undefined;
  let poked = false;
  const poke = () => {
    poked = true;
    wake();
  };
  stop.addEventListener('abort', poke, { once: true });
  /** `after` null: until somebody pokes. */
  const rest = async (after: number | null) => {
    if (!poked)
      await new Promise<void>((resolve) => {
        const cancel = after === null ? () => undefined : tablet.platform.timers.after(after, poke);
        wake = () => {
          cancel();
          resolve();
        };
      });
    poked = false;
  };
  const run = async () => {
    let limit: number = pushLimit.operations;
    while (!stop.aborted) {
      const batch = await readBatch(tablet.database, limit, 'without-photos');
      if (batch.rows.length === 0) {
        await rest(null);
        continue;
      }
      const reply = await recorded(handInBatch(tablet, batch, stop));
      if (stop.aborted) return;
      if (reply.ok && reply.value > 0) {
        limit = Math.min(pushLimit.operations, limit * 2);
        continue;
      }
      // One that cannot be taken goes alone, and then as its hash; it stays here for an export.
      if (!reply.ok && untakable.includes(reply.kind)) {
        if (batch.rows.length === 1) await withhold(tablet);
        limit = Math.max(1, Math.floor(batch.rows.length / 2));
      }
      const { retry } = timing;
      const soon = retry.least + tablet.platform.chance() * (retry.most - retry.least);
      await rest(reply.ok ? soon : Math.max(soon, reply.retryAfter ?? 0));
    }
  };
  return { poke, done: run() };
}

/** Where the answer could not be kept, the same is handed in again: the server knows it by its hash. */
async function recorded(work: Promise<Reply<number>>): Promise<Reply<number>> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof NotRecorded)) throw error;
    return { ok: false, kind: 'busy' };
  }
}

/** @returns how many operations the server holds now */
async function handInBatch(
  tablet: Writer,
  batch: Batch,
  stop: AbortSignal,
): Promise<Reply<number>> {
  const { platform } = tablet;
  const identity = tablet.identity();
  const { device } = identity;
  const options = { timeout: timing.syncTimeout, stop };
  const asked = post({ device, purpose: 'drain' });
  const nonce = await ask(platform, '/api/devices/nonce', asked, nonceAnswerSchema, options);
  if (!nonce.ok) return nonce;
  const last = batch.rows.at(-1);
  if (last === undefined) return { ok: true, value: 0 };
  const request: DrainRequest = {
    device,
    nonce: nonce.value.nonce,
    proof: await sign(platform, identity, sessionInput(device, 'drain', nonce.value.nonce)),
    epoch: batch.epoch,
    first: batch.first,
    operations: batch.rows.map(withheldBody),
    attachments: batch.attachments,
    signature: await sign(platform, identity, pushInput(last.hash)),
    beyond: Math.max(0, batch.pending.count - batch.rows.length),
  };
  const reply = await ask(platform, '/api/sync/drain', post(request), drainAnswerSchema, options);
  if (!reply.ok || stop.aborted) return reply.ok ? { ok: true, value: 0 } : reply;
  const { held, signature } = reply.value;
  // D11: whoever else says that it holds something frees nothing.
  const input = drainInput(device, nonce.value.nonce, held);
  const good = await isSignedByServer(platform, identity, input, signature);
  if (!good || stop.aborted) return { ok: false, kind: 'html' };
  return { ok: true, value: await keepHandedIn(tablet, batch, new Set(held)) };
}
