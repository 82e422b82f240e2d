import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyDemo } from './demo-folders.ts';
import { freePort } from './free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patience = 600_000;

export type StartOptions = {
  /** Milliseconds between the server's clock and the machine's. */
  shift?: number;
};

export type ServerOptions = {
  /** What the server's clock says when the story begins, ms; else it is the machine's. */
  startsAt?: number;
  /** With the demonstration restaurant, or as `npm start` leaves it on an empty folder. */
  house?: 'demo' | 'empty';
  /** Port of a mail server on this machine; without one, mails are kept. */
  mailPort?: number;
  /** A push service on this machine, and the file of the certificate by which it is known. */
  push?: { host: string; certificate: string };
  /** How backups are taken; else as by default, which no story is long enough to see. */
  backups?: {
    /** Minutes between two; 0: none by themselves. */
    every: number;
  };
};

const programs = { demo: 'server/src/demo/main.ts', empty: 'server/src/main.ts' };

/** The real server process, on a folder and a port of its own. */
export class LiveServer {
  readonly port: number;
  readonly dataDir: string;
  private readonly program: string;
  private readonly environment: Record<string, string>;
  private child: ChildProcess | null = null;
  private shift = 0;
  private printed = '';

  private constructor(
    port: number,
    dataDir: string,
    { house = 'demo', mailPort, push, backups }: ServerOptions,
  ) {
    this.port = port;
    this.dataDir = dataDir;
    this.program = programs[house];
    this.environment = {
      // No story waits for the minute in which a publication can still be put back.
      TELL_AFTER: '0',
      ...(mailPort !== undefined && {
        SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
        MAIL_FROM: 'Comptoir <comptoir@example.com>',
      }),
      ...(push && { PUSH_HOSTS: push.host, NODE_EXTRA_CA_CERTS: push.certificate }),
      ...(backups && { BACKUP_EVERY: String(backups.every) }),
    };
  }

  static async open(options: ServerOptions = {}): Promise<LiveServer> {
    const { house = 'demo', startsAt } = options;
    const folder = mkdtempSync(join(tmpdir(), 'comptoir-e2e-'));
    const server = new LiveServer(await freePort(), folder, options);
    let begins = startsAt;
    if (house === 'demo') {
      const seeded = await copyDemo(folder, startsAt, (empty) => LiveServer.seed(empty, startsAt));
      // Seeding took its time: no clock goes behind what stands in the folder.
      begins &&= seeded;
    }
    await server.start(at(begins));
    return server;
  }

  private static async seed(folder: string, startsAt?: number): Promise<number> {
    const server = new LiveServer(await freePort(), folder, {});
    await server.start(at(startsAt));
    await server.stop();
    return server.now();
  }

  /** What its clock says, ms. */
  now(): number {
    return Date.now() + this.shift;
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  /** Where its backups go. */
  get backupDir(): string {
    return join(this.dataDir, 'backups');
  }

  /** Everything it printed so far, for the report of a failed journey. */
  get log(): string {
    return this.printed;
  }

  /** The link that sets an empty house up, as it stands on the terminal: printed after the server answers. */
  async setupLink(): Promise<string> {
    const start = performance.now();
    while (performance.now() - start < patience) {
      const [, link] = /(http:\/\/\S+\/portal\/setup#\S+)\s/.exec(this.printed) ?? [];
      if (link !== undefined) return link;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The server printed no set-up link, but:\n${this.printed}`);
  }

  /** Starts the process and waits until it answers. The data of an earlier start is still there. */
  async start({ shift = 0 }: StartOptions = {}): Promise<void> {
    this.shift = shift;
    const child = spawn(
      process.execPath,
      ['--import', './e2e/world/shifted-clock.ts', this.program],
      {
        cwd: root,
        env: {
          ...process.env,
          PORT: String(this.port),
          DATA_DIR: this.dataDir,
          // The folder may have been seeded under another port. An empty house is asked for its address.
          ...(this.program === programs.demo && { BASE_URL: this.address }),
          COMPTOIR_WORLD_SHIFT: String(shift),
          ...this.environment,
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

/** A start at which the clock says a moment; without one, what the machine's says. */
function at(moment: number | undefined): StartOptions {
  return moment === undefined ? {} : { shift: moment - Date.now() };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(15_000) })).ok;
  } catch (error) {
    // Not listening yet, or too busy to answer: asked again. Anything else is a bug of this file.
    if (error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
}
