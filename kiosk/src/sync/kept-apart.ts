import { pushLimit } from '@comptoir/shared/sync/messages';
import { readKeptApart } from '../local-database/outgoing.ts';
import { askToHold, untakable } from './drain-request.ts';
import type { Writer } from './journal.ts';

/**
 * Hands in once more what the server was told to hold apart and what is still here: a server that was put back from a
 * backup has forgotten it, and says so of no operation outside of its journal (SYNC-25). What it has, it knows by its hash.
 *
 * @returns whether the server holds all of it
 */
export async function handInKeptApart(tablet: Writer, stop: AbortSignal): Promise<boolean> {
  let after: readonly [string, number] = ['', 0];
  let limit: number = pushLimit.operations;
  while (!stop.aborted) {
    const part = await readKeptApart(tablet.database, after, limit);
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
