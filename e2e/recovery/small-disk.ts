import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../world/free-port.ts';
import { endsWithUs, removeFolder, temporaryFolder } from '../world/leave-nothing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Mounts a disk of its own size in a name space of its own, copies the house onto it, and becomes the server. */
const script = `
set -e
mount -t tmpfs -o "size=$DISK_SIZE" tmpfs "$DATA_DIR"
cp -a "$HOUSE/." "$DATA_DIR"
if [ -n "$READ_ONLY" ]; then mount -o remount,ro "$DATA_DIR"; fi
exec "$NODE" server/src/main.ts
`;

/** A real server whose data lies on a disk that a test can fill: it goes with the process and is seen by no other. */
export class SmallDisk {
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #mount: string;
  #printed = '';

  private constructor(port: number, mount: string, child: ChildProcess) {
    this.address = `http://localhost:${port}`;
    this.#mount = mount;
    this.#child = child;
    for (const output of [child.stdout, child.stderr]) {
      output?.on('data', (chunk: Buffer) => (this.#printed += chunk.toString()));
    }
  }

  /** @param house a folder that a server can start on; it is copied */
  static async open(
    house: string,
    { megabytes, readOnly = false }: { megabytes: number; readOnly?: boolean },
  ): Promise<SmallDisk> {
    const port = await freePort();
    const mount = temporaryFolder('comptoir-small-');
    const child = spawn('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', script], {
      cwd: root,
      env: {
        ...process.env,
        ...{ PORT: String(port), BASE_URL: `http://localhost:${port}`, DATA_DIR: mount },
        ...{ HOUSE: house, DISK_SIZE: `${megabytes}m`, NODE: process.execPath },
        ...{ LC_ALL: 'fr_FR.UTF-8', LOG_LEVEL: 'error', BACKUP_EVERY: '0', BACKUP_DIR: '' },
        ...(readOnly && { READ_ONLY: '1' }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const disk = new SmallDisk(port, mount, endsWithUs(child));
    const began = performance.now();
    while (!disk.ended && !disk.printed.includes('/kiosk/')) {
      if (performance.now() - began > 600_000) throw new Error(`It printed:\n${disk.printed}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return disk;
  }

  get printed(): string {
    return this.#printed;
  }

  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** The data, seen through the process. */
  get dataDir(): string {
    return `/proc/${this.#child.pid}/root${this.#mount}`;
  }

  /** Takes all the room that is left, but for `kilobytes`. */
  fill(kilobytes: number): void {
    const file = openSync(join(this.dataDir, 'filler'), 'w');
    const block = Buffer.alloc(4096, 1);
    let blocks = 0;
    try {
      for (;;) blocks += writeSync(file, block) / block.length;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
    } finally {
      closeSync(file);
    }
    rmSync(join(this.dataDir, 'filler'));
    const again = openSync(join(this.dataDir, 'filler'), 'w');
    for (let left = Math.floor(blocks) - kilobytes / 4; left > 0; left--) writeSync(again, block);
    closeSync(again);
  }

  /** Somebody made room. */
  empty(): void {
    rmSync(join(this.dataDir, 'filler'));
  }

  async discard(): Promise<void> {
    if (!this.ended) {
      const gone = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await gone;
    }
    removeFolder(this.#mount);
  }
}
