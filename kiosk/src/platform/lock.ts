import { NotRecorded } from '../local-database/not-recorded.ts';
import { type Local, takeLease } from '../local-database/transaction.ts';

const pageLock = 'comptoir-page';

/**
 * Takes the one page lock for this page's life and writes its lease. Without `steal`, a lock that another
 * page holds is left to it.
 *
 * @param lost called once, when another page steals the lock
 * @returns whether this page now holds the tablet, and how to let go
 */
export async function holdPage(
  local: Local,
  steal: boolean,
  lost: () => void,
): Promise<{ held: boolean; release: () => void }> {
  const { locks, page } = local.platform;
  let release: () => void = () => undefined;
  const held = await new Promise<boolean>((decided, failed) => {
    const life = new Promise<void>((end) => {
      release = end;
    });
    locks
      .request(pageLock, steal ? { steal: true } : { ifAvailable: true }, async (lock) => {
        decided(lock !== null);
        if (lock !== null) await life;
      })
      // A stolen lock rejects the promise of its former holder.
      .catch((error: unknown) => {
        failed(
          error instanceof Error ? error : new Error('the page lock failed', { cause: error }),
        );
        lost();
      });
  });
  if (!held) return { held, release };
  try {
    await takeLease(local.database, page);
  } catch (error) {
    // A page that cannot begin keeps none that could from it.
    release();
    throw error;
  }
  return { held, release };
}

/** Runs `work` alone over all pages of this tablet. */
export async function alone<T>(local: Local, name: string, work: () => Promise<T>): Promise<T> {
  return await local.platform.locks.request(name, {}, async (lock) => {
    if (lock === null) throw new NotRecorded('elsewhere');
    return await work();
  });
}
