import { pushLimit } from '@comptoir/shared/sync/push-limit';
import { keepHandedIn } from '../local-database/held.ts';
import { NotRecorded } from '../local-database/not-recorded.ts';
import { type Batch, type HandedIn, readBatch } from '../local-database/outgoing.ts';
import { withhold } from '../local-database/upkeep.ts';
import { askToHold } from './drain-request.ts';
import { retryIn } from './engine.ts';
import type { Writer } from './journal.ts';
import { handInAgain } from './hand-in-again.ts';
import { isPoison, wantsLess } from './poison.ts';
import type { Reply } from './requests.ts';

/** A withdrawn tablet, lost or ended, that hands in what it holds. */
export type HandingIn = {
  /** Something was written, or the network is back. */
  poke(): void;
  /** Resolves when `stop` was aborted. */
  done: Promise<void>;
};

/** Nobody tells a withdrawn tablet that the server was put back from a backup: it looks this often. Ms. */
const again = 86_400_000;

/**
 * Hands in whatever the server does not have, again and again until all of it is there (spec DEVICE-11), and at each start
 * and once a day everything that the server answered for (SYNC-25).
 */
export function handIn(tablet: Writer, stop: AbortSignal): HandingIn {
  let wake: () => void = () => undefined;
  let poked = false;
  const poke = () => {
    poked = true;
    wake();
  };
  stop.addEventListener('abort', poke, { once: true });
  const rest = async (after: number) => {
    if (!poked)
      await new Promise<void>((resolve) => {
        const cancel = tablet.platform.timers.after(after, poke);
        wake = () => {
          cancel();
          resolve();
        };
      });
    poked = false;
  };
  const run = async () => {
    let limit: number = pushLimit.operations;
    let look = -Infinity;
    const { clock } = tablet.platform;
    const soon = () => retryIn(tablet.platform.chance());
    while (!stop.aborted) {
      if (clock.monotonic() >= look && (await handInAgain(tablet, 'all', stop))) {
        look = clock.monotonic() + again;
      }
      const batch = await readBatch(tablet.database, limit, 'without-photos');
      if (batch.rows.length === 0) {
        await rest(Math.max(soon(), look - clock.monotonic()));
        continue;
      }
      const reply = await recorded(handInBatch(tablet, batch, stop));
      if (stop.aborted) return;
      if (reply.ok && reply.value > 0) {
        limit = Math.min(pushLimit.operations, limit * 2);
        continue;
      }
      // One that does not get through goes alone, and then as its hash; it stays here for an export.
      if (wantsLess(reply)) {
        const [row, ...others] = batch.rows;
        const alone = others.length === 0 && row?.withhold !== true;
        if (alone && (await isPoison(tablet, handedIn(batch), reply.kind, stop))) {
          await recorded(withhold(tablet));
        }
        limit = Math.max(1, Math.floor(batch.rows.length / 2));
      }
      await rest(reply.ok ? soon() : Math.max(soon(), reply.retryAfter ?? 0));
    }
  };
  return { poke, done: run() };
}

/** Where the answer could not be kept, the same is handed in again: the server knows it by its hash. */
async function recorded<T>(work: Promise<T>): Promise<T | Reply<never>> {
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
  const reply = await askToHold(tablet, handedIn(batch), stop);
  if (!reply.ok) return reply;
  return { ok: true, value: stop.aborted ? 0 : await keepHandedIn(tablet, batch, reply.value) };
}

function handedIn(batch: Batch): HandedIn {
  return { ...batch, beyond: Math.max(0, batch.pending.count - batch.rows.length) };
}
