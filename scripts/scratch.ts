import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const memory = '/dev/shm';
/** What the suites have at once: databases, and profiles of browsers of about 100 MB each. Twice of it must be free. */
const enough = 4e9;

/**
 * A folder in memory for what tests throw away, for a machine that has room for it; it is gone with this process. Null:
 * the usual folder serves.
 *
 * Every commit of a database and every tick of a tablet is synced to the disk: of two processors nearly one stood idle
 * for it. What survives a disk is the matter of the kill loops and the soak, which stay on it.
 */
export function scratchInMemory(): string | null {
  if (!existsSync(memory)) return null;
  const { bavail, bsize } = statfsSync(memory);
  if (Math.min(bavail * bsize, process.availableMemory()) < 2 * enough) return null;
  const folder = mkdtempSync(join(memory, 'comptoir-tests-'));
  // Somebody else of this machine has to get as far as what is closed to them in it.
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  // Left alone, a signal would end the process without the line above.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(1));
  }
  return folder;
}
