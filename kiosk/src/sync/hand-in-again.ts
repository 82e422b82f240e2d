import { pushLimit } from '@comptoir/shared/sync/messages';
import { type Answered, readAnswered } from '../local-database/outgoing.ts';
import { askToHold, untakable } from './drain-request.ts';
import type { Writer } from './journal.ts';

/**
 * Hands in once more what the server answered for and what is still here: a server that was put back from a backup has
 * forgotten it, and says so of no operation outside of its journal (SYNC-25). What it has, it knows by its hash.
 *
 * @param which a tablet that is in use is asked for the rest of its journal by the server; a withdrawn one by nobody
 *
 * @returns whether the server holds all of it
 */
export async function handInAgain(
  tablet: Writer,
  which: Answered,
  stop: AbortSignal,
): Promise<boolean> {
  let after: readonly [string, number] = ['', 0];
  let limit: number = pushLimit.operations;
  while (!stop.aborted) {
    const part = await readAnswered(tablet.database, which, after, limit);
    const last = part?.rows.at(-1);
    if (part === null || last === undefined) return true;
    const reply = await askToHold(tablet, part, stop);
    const tooMuch = !reply.ok && untakable.includes(reply.kind);
    if (tooMuch && part.rows.length > 1) {
      limit = Math.floor(part.rows.length / 2);
      continue;
    }
    // One that nobody takes any more stays here and in every export; those behind it are not to wait for it.
    if (!tooMuch && !(reply.ok && part.rows.every(({ hash }) => reply.value.has(hash)))) {
      return false;
    }
    limit = Math.min(pushLimit.operations, limit * 2);
    after = [last.epoch, last.seq];
  }
  return false;
}
