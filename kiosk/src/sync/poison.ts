import type { HandedIn } from '../local-database/outgoing.ts';
import { askToHold } from './drain-request.ts';
import { type FailureKind, retryIn } from './engine.ts';
import type { Writer } from './journal.ts';
import type { Reply } from './requests.ts';

/** The server, or a box on the way, says that it cannot take these operations. */
const untakable: readonly FailureKind[] = ['bad', 'too-large'];
/** They did not get through: a line that is too thin for so many, one among them that is poison, or a server that is ill. */
const doubtful: readonly FailureKind[] = ['server', 'timeout'];

/** Whether fewer of them might get through. */
export function wantsLess<T>(reply: Reply<T>): reply is Extract<Reply<T>, { ok: false }> {
  return !reply.ok && (untakable.includes(reply.kind) || doubtful.includes(reply.kind));
}

/** A handed-in operation that fails alone is poison after so many comparisons with its hash. */
const comparisons = 3;

/**
 * S04: whether one single operation, which was just handed in and did not get through, is what stands in its own way. It is
 * when its receiver says so, and when it fails each time although its hash gets through: then it is neither line nor server.
 */
export async function isPoison(
  tablet: Pick<Writer, 'platform' | 'identity'>,
  alone: HandedIn,
  failed: FailureKind,
  stop: AbortSignal,
): Promise<boolean> {
  if (untakable.includes(failed)) return true;
  const rows = alone.rows.map((row) => ({ ...row, withhold: true as const }));
  for (let compared = 0; compared < comparisons; compared++) {
    // It may have ended the server, which comes back in a while.
    await pause(tablet, stop);
    const hash = await askToHold(tablet, { ...alone, rows, attachments: [] }, stop);
    if (stop.aborted || !hash.ok) return false;
    const whole = await askToHold(tablet, alone, stop);
    if (stop.aborted || !wantsLess(whole)) return false;
  }
  return true;
}

/** As long as from one attempt to the next; ends when it is stopped. */
export async function pause(
  { platform }: Pick<Writer, 'platform'>,
  stop: AbortSignal,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = platform.timers.after(retryIn(platform.chance()), end);
    stop.addEventListener('abort', end, { once: true });
    function end(): void {
      cancel();
      stop.removeEventListener('abort', end);
      resolve();
    }
  });
}
