import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patience = 120_000;

export type StartOptions = {
  /** Milliseconds between the server's clock and the machine's. */
  shift?: number;
};

/** The real server process with its demonstration restaurant, on a folder and a port of its own. */
export class DemoServer {
  readonly port: number;
  readonly dataDir: string;
  private child: ChildProcess | null = null;
  private printed = '';

  private constructor(port: number, dataDir: string) {
    this.port = port;
    this.dataDir = dataDir;
  }

  static async open(options: StartOptions = {}): Promise<DemoServer> {
    const server = new DemoServer(await freePort(), mkdtempSync(join(tmpdir(), 'comptoir-e2e-')));
    await server.start(options);
    return server;
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  /** Everything it printed so far, for the report of a failed journey. */
  get log(): string {
    return this.printed;
  }

  /** Starts the process and waits until it answers. The data of an earlier start is still there. */
  async start({ shift = 0 }: StartOptions = {}): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--import', './e2e/world/shifted-clock.ts', 'server/src/demo/main.ts'],
      {
        cwd: root,
        env: {
          ...process.env,
          PORT: String(this.port),
          BASE_URL: this.address,
          DATA_DIR: this.dataDir,
          COMPTOIR_WORLD_SHIFT: String(shift),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.child = child;
    const keep = (chunk: Buffer) => (this.printed += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    await this.untilItAnswers(child);
  }

  private async untilItAnswers(child: ChildProcess): Promise<void> {
    const start = performance.now();
    while (child.exitCode === null && performance.now() - start < patience) {
      if (await answers(`${this.address}/api/health`)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The server did not answer at ${this.address}. It printed:\n${this.printed}`);
  }

  /** Ends the process; `SIGKILL` gives it no chance to finish anything. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async close(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch (error) {
    // Not listening yet, or too busy to answer: asked again. Anything else is a bug of this file.
    if (error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
}
