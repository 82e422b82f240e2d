import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../world/free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patience = 120_000;

/** The real server with its demonstration, as a process that can be killed at any moment. */
export class ServerProcess {
  readonly port: number;
  readonly dataDir: string;
  #child: ChildProcess | null = null;
  #printed = '';

  private constructor(port: number, dataDir: string) {
    this.port = port;
    this.dataDir = dataDir;
  }

  static async open(): Promise<ServerProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'comptoir-kills-'));
    const server = new ServerProcess(await freePort(), folder);
    await server.start();
    return server;
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  get file(): string {
    return join(this.dataDir, 'comptoir.sqlite');
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('no server runs');
    return pid;
  }

  async start(): Promise<void> {
    this.#printed = '';
    const child = spawn(process.execPath, ['server/src/demo/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(this.port),
        BASE_URL: this.address,
        DATA_DIR: this.dataDir,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const output of [child.stdout, child.stderr]) {
      output.on('data', (chunk: Buffer) => (this.#printed += chunk.toString()));
    }
    const began = performance.now();
    while (!this.#printed.includes('"ready":true')) {
      if (child.exitCode !== null || performance.now() - began > patience) {
        throw new Error(`The server did not start. It printed:\n${this.#printed}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** The process ends at once, whatever it is doing. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async discard(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
