import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { compressOnThisThread } from './gzip-here.ts';
import type { Scale } from './shape.ts';
import { simulate } from './simulate.ts';
import { makeTemplate } from './store-template.ts';

/** One seed's outcome, as a worker tells it. */
export type Told = { seed: number; failure: string | null; tallies: [string, number][] };

/** Further people in a dense world's stores. */
const crowd: Record<Scale, number> = { small: 0, drawn: 0, dense: 36 };

export const templateOf = (scale: Scale) => makeTemplate(crowd[scale]);

/** Runs the seeds that the parent sends, one at a time. */
export async function work(scale: Scale): Promise<void> {
  compressOnThisThread();
  const template = await templateOf(scale);
  const next = (): void => void process.send?.('next');
  process.on('message', (seed: number) => {
    simulate(template, seed, { scale }).then(
      ({ failure, tallies }) => {
        process.send?.({ seed, failure, tallies: [...tallies] } satisfies Told);
        next();
      },
      (error: unknown) => {
        throw error;
      },
    );
  });
  process.on('disconnect', () => {
    template.remove();
    process.exit(0);
  });
  next();
}

/**
 * Each seed is one process's; seeds are shared out among as many as there are processors.
 *
 * @param take the next seed, null when there are no more
 */
export async function runSeeds(
  scale: Scale,
  take: () => number | null,
  tell: (told: Told) => void,
): Promise<void> {
  const script = fileURLToPath(new URL('run.ts', import.meta.url));
  const workers = Math.max(1, Math.min(availableParallelism(), 8));
  await Promise.all(
    Array.from({ length: workers }, async () => {
      let current: number | null = null;
      const child = fork(script, ['--worker', '--scale', scale], {
        // Most of what a seed makes is garbage a moment later; a replay has the whole stack of a failure.
        execArgv: [...process.execArgv, '--max-semi-space-size=64', '--stack-trace-limit=4'],
      });
      const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
        child.once('exit', (code, signal) => resolve(code ?? signal)),
      );
      child.on('message', (message: 'next' | Told) => {
        if (message !== 'next') {
          current = null;
          tell(message);
          return;
        }
        current = take();
        if (current === null) child.disconnect();
        else child.send(current);
      });
      const code = await ended;
      if (code !== 0 || current !== null) {
        const failure = `the process ended with ${String(code)}`;
        tell({ seed: current ?? -1, failure, tallies: [] });
      }
    }),
  );
}
