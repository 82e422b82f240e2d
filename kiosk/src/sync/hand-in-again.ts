import { pushLimit } from '@comptoir/shared/sync/push-limit';
import { type Answered, type HandedIn, readAnswered } from '../local-database/outgoing.ts';
import { askToHold } from './drain-request.ts';
import type { Writer } from './journal.ts';
import { isPoison, pause, wantsLess } from './poison.ts';

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
    const became = await handInPart(tablet, part, stop);
    if (became === 'nothing') return false;
    if (became === 'too-much') {
      limit = Math.floor(part.rows.length / 2);
      continue;
    }
    limit = Math.min(pushLimit.operations, limit * 2);
    after = [last.epoch, last.seq];
  }
  return false;
}

/**
 * Hands operations in, once.
 *
 * @returns `too-much`: fewer of them may get through; `held` as well where it is a single one that nobody takes any more: it
 *   stays here and in every export, and those behind it are not to wait for it
 */
export async function handInPart(
  tablet: Writer,
  part: HandedIn,
  stop: AbortSignal,
): Promise<'held' | 'too-much' | 'nothing'> {
  const reply = await askToHold(tablet, part, stop);
  if (wantsLess(reply) && part.rows.length > 1) {
    await pause(tablet, stop);
    return 'too-much';
  }
  const held = reply.ok && part.rows.every(({ hash }) => reply.value.has(hash));
  const given = held || (wantsLess(reply) && (await isPoison(tablet, part, reply.kind, stop)));
  return given ? 'held' : 'nothing';
}
