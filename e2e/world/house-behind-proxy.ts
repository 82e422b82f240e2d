import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patience = 600_000;

/** What `npm start` runs, on an empty folder, with the environment that docs/first-hour.md gives it behind a proxy. */
export class HouseBehindProxy {
  readonly port: number;
  private readonly dataDir: string;
  private readonly child: ChildProcess;
  private printed = '';

  private constructor(port: number, dataDir: string, baseUrl: string) {
    this.port = port;
    this.dataDir = dataDir;
    this.child = spawn(process.execPath, ['server/src/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
        BASE_URL: baseUrl,
        TRUST_PROXY: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer) => (this.printed += chunk.toString());
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
  }

  static async open(baseUrl: string): Promise<HouseBehindProxy> {
    const dataDir = mkdtempSync(join(tmpdir(), 'comptoir-house-'));
    const house = new HouseBehindProxy(await freePort(), dataDir, baseUrl);
    await house.untilItPrintedItsLink();
    return house;
  }

  /** Everything it printed so far, for the report of a failed journey. */
  get log(): string {
    return this.printed;
  }

  /** The link that sets an empty house up, as it stands on the terminal. */
  get setupLink(): string {
    return /https:\/\/\S+\/portal\/setup#\S+/.exec(this.printed)?.[0] ?? '';
  }

  async close(): Promise<void> {
    if (this.child.exitCode === null) {
      const gone = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await gone;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async untilItPrintedItsLink(): Promise<void> {
    const start = performance.now();
    while (this.child.exitCode === null && performance.now() - start < patience) {
      if (this.setupLink !== '') return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The server printed no set-up link, but:\n${this.printed}`);
  }
}
