import type { Backups } from './backups.ts';

/** How often the clock is looked at, and how long a start is left alone, in ms. */
const interval = 60_000;

/** Looks every minute whether a backup is due. @returns ends it, and waits for the one that runs */
export function lookEvery(backups: Pick<Backups, 'look' | 'stop'>): () => Promise<void> {
  const timer = setInterval(() => void backups.look(), interval);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await backups.stop();
  };
}
