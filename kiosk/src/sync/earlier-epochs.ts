import { pushLimit } from '@comptoir/shared/sync/push-limit';
import { type HandedIn, earlierEpochs, readTakenBehind } from '../local-database/outgoing.ts';
import { timing } from './engine.ts';
import { handInPart } from './hand-in-again.ts';
import type { Writer } from './journal.ts';
import { pause, wantsLess } from './poison.ts';
import { pushAndPull } from './requests.ts';

/**
 * A server that was put back to before the present epoch began has forgotten the end of earlier ones, and nothing asks
 * for that: this does (SYNC-27). What it lacks is sent as it was; where its chain cannot be followed any more, it is
 * handed in apart.
 *
 * @returns whether the server holds all that it ever took of earlier epochs and that is still here
 */
export async function sendEarlierEpochs(
  tablet: Writer,
  token: string,
  stop: AbortSignal,
): Promise<boolean> {
  for (const epoch of await earlierEpochs(tablet.database)) {
    if (!(await sendEpoch(tablet, token, epoch, stop))) return false;
  }
  return !stop.aborted;
}

async function sendEpoch(
  tablet: Writer,
  token: string,
  epoch: string,
  stop: AbortSignal,
): Promise<boolean> {
  const { platform, database } = tablet;
  const options = { timeout: timing.syncTimeout, stop };
  const identity = tablet.identity();
  const question = await readTakenBehind(database, epoch, Number.MAX_SAFE_INTEGER - 1, 1);
  const asked = { ...question, first: 1 };
  const told = await pushAndPull(platform, identity, token, asked, options);
  if (!told.ok || stop.aborted) return false;
  let end = told.value.last.seq;
  /** Up to here the server has it, recorded or apart: behind what stands apart nothing can be recorded. */
  let given = end;
  let limit: number = pushLimit.operations;
  while (!stop.aborted) {
    const batch = await readTakenBehind(database, epoch, given, limit);
    if (batch.rows.length === 0) return true;
    if (batch.first === end + 1) {
      const reply = await pushAndPull(platform, identity, token, batch, options);
      if (stop.aborted) return false;
      // A fork is held apart by its own answer.
      if (!reply.ok && reply.problem?.refusal === 'fork') return true;
      if (wantsLess(reply) && batch.rows.length > 1) {
        limit = Math.floor(batch.rows.length / 2);
        await pause(tablet, stop);
        continue;
      }
      if (!reply.ok) return false;
      const { seq } = reply.value.last;
      if (seq > end) {
        end = seq;
        given = seq;
        limit = Math.min(pushLimit.operations, limit * 2);
        continue;
      }
    }
    // Something before it is gone, or a text that it names: kept apart it is not lost, and somebody looks at it.
    const became = await handInPart(tablet, apart(batch), stop);
    if (became === 'nothing') return false;
    if (became === 'too-much') limit = Math.floor(batch.rows.length / 2);
    else given = batch.first + batch.rows.length - 1;
  }
  return false;
}

function apart({ epoch, first, rows, attachments, pending }: TakenAgain): HandedIn {
  return { epoch, first, rows, attachments, beyond: pending.count };
}

type TakenAgain = Awaited<ReturnType<typeof readTakenBehind>>;
