import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../world/free-port.ts';
import { endsWithUs, removeFolder, temporaryFolder } from '../world/leave-nothing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patience = 600_000;

const programs = {
  demo: { file: 'server/src/demo/main.ts', ready: '"ready":true' },
  house: { file: 'server/src/main.ts', ready: '/kiosk/' },
};

export type ServerOptions = {
  /** The demonstration, which fills an empty folder; or the server as `npm start` runs it. */
  program?: keyof typeof programs;
  /** A folder that is there already; it is removed with the rest. */
  dataDir?: string;
  environment?: Record<string, string>;
  /** For Node itself. */
  nodeOptions?: string[];
};

/** The real server as a process that can be killed at any moment. */
export class ServerProcess {
  readonly port: number;
  readonly dataDir: string;
  readonly #options: ServerOptions;
  #child: ChildProcess | null = null;
  #printed = '';

  private constructor(port: number, options: ServerOptions) {
    this.port = port;
    this.dataDir = options.dataDir ?? temporaryFolder('comptoir-kills-');
    this.#options = options;
  }

  static async open(options: ServerOptions = {}): Promise<ServerProcess> {
    const server = await ServerProcess.prepare(options);
    await server.start();
    return server;
  }

  /** The same, not started yet. */
  static async prepare(options: ServerOptions = {}): Promise<ServerProcess> {
    return new ServerProcess(await freePort(), options);
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

  /** What this life of it has printed. */
  get printed(): string {
    return this.#printed;
  }

  /** Whether the process of this life has ended by itself. */
  get ended(): boolean {
    return this.#child === null || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async start(): Promise<void> {
    this.launch();
    await this.untilReady();
  }

  /** Starts the process and does not wait for it. */
  launch(): void {
    const { program = 'demo', environment, nodeOptions = [] } = this.#options;
    this.#printed = '';
    const child = endsWithUs(
      spawn(process.execPath, [...nodeOptions, programs[program].file], {
        cwd: root,
        env: {
          ...process.env,
          PORT: String(this.port),
          BASE_URL: this.address,
          DATA_DIR: this.dataDir,
          LOG_LEVEL: 'warn',
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    this.#child = child;
    for (const output of [child.stdout, child.stderr]) {
      output.on('data', (chunk: Buffer) => (this.#printed += chunk.toString()));
    }
  }

  async untilReady(): Promise<void> {
    const { ready } = programs[this.#options.program ?? 'demo'];
    const began = performance.now();
    while (!this.#printed.includes(ready)) {
      if (this.ended || performance.now() - began > patience) {
        throw new Error(`The server did not start. It printed:\n${this.#printed}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** The process ends at once, whatever it is doing. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** It is asked to end, and finishes what it is at. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async discard(): Promise<void> {
    await this.kill();
    removeFolder(this.dataDir);
  }
}
