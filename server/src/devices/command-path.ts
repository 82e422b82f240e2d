import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

/** Bytes of a Unix socket's path on the narrowest system that Comptoir runs on. */
const pathLimit = 103;

/** Where the running server takes commands: a socket in its folder that only its user can open. */
export function commandSocketPath(
  dataDir: string,
): { ok: true; path: string } | { ok: false; limit: number } {
  if (process.platform === 'win32') {
    const name = createHash('sha256')
      .update(resolve(dataDir).toLowerCase())
      .digest('hex')
      .slice(0, 32);
    return { ok: true, path: `\\\\.\\pipe\\comptoir-${name}` };
  }
  const path = join(resolve(dataDir), 'command.sock');
  return Buffer.byteLength(path) <= pathLimit
    ? { ok: true, path }
    : { ok: false, limit: pathLimit };
}
