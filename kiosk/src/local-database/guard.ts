import { NotRecorded } from './not-recorded.ts';
import { type Local, isReopening, reopen } from './transaction.ts';

/**
 * S14, RECOV-32: hears of a database that the browser closes by itself (iPadOS in the background, a crash of what writes
 * the disk, site data that somebody clears), before the next finger does. Nobody punches until a write went through again.
 *
 * @param isEnding whether this page closes it on purpose
 * @returns ends it
 */
export function guardDatabase(local: Local, isEnding: () => boolean): () => void {
  const { database, page } = local;
  const closed = () => {
    if (isEnding() || isReopening(local) || page.get() !== 'ours') return;
    page.set('checking');
    void reopen(local, 'closed by the browser').then(
      () => {
        if (page.get() === 'checking') page.set('ours');
      },
      (error: unknown) => {
        if (!(error instanceof NotRecorded)) throw error;
        // A full disk is no reason to stop: the next punch says so itself.
        if (page.get() === 'checking') page.set(error.reason === 'full' ? 'ours' : 'lost');
      },
    );
  };
  /** A newer build upgrades it, or it is being deleted: this page has nothing to write to any more. */
  const taken = () => {
    if (!isEnding() && page.get() === 'ours') page.set('lost');
  };
  database.on('versionchange', taken);
  database.on('close', closed);
  return () => {
    database.on.close.unsubscribe(closed);
    database.on.versionchange.unsubscribe(taken);
  };
}
