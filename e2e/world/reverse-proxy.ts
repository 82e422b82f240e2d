import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { launchOptions } from '../../scripts/browser.ts';
import { findCaddy, findCertutil } from '../../scripts/reverse-proxy.ts';
import { freePort } from './free-port.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const patience = 600_000;

/**
 * A real Caddy that reads a Caddyfile of `docs/` as it stands there. What a shop has and a test has not comes from
 * outside the file: certificates are its own authority's, and its ports are whatever is free here.
 */
export class ReverseProxy {
  readonly httpPort: number;
  private readonly httpsPort: number;
  private readonly folder: string;
  private readonly child: ChildProcess;
  private printed = '';

  private constructor(folder: string, child: ChildProcess, ports: [http: number, https: number]) {
    this.folder = folder;
    this.child = child;
    [this.httpPort, this.httpsPort] = ports;
    const keep = (chunk: Buffer) => (this.printed += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
  }

  /** @param target the port on which Comptoir listens */
  static async before(target: number, caddyfile: string): Promise<ReverseProxy> {
    const caddy = findCaddy();
    if (caddy === null) {
      throw new Error('No Caddy found. npm test gets one; COMPTOIR_CADDY names another.');
    }
    const folder = mkdtempSync(join(tmpdir(), 'comptoir-caddy-'));
    const ports: [number, number] = [await freePort(), await freePort()];
    const config = join(folder, 'Caddyfile');
    writeFileSync(config, around(join(docs, caddyfile), folder, ports));
    const child = spawn(caddy, ['run', '--adapter', 'caddyfile', '--config', config], {
      env: { ...process.env, HOME: folder, COMPTOIR_PORT: String(target) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const proxy = new ReverseProxy(folder, child, ports);
    await proxy.untilReady();
    return proxy;
  }

  /** Everything that it printed, for the report of a failed journey. */
  get log(): string {
    return this.printed;
  }

  /**
   * A browser that finds every name at this proxy, as a name server would tell it.
   *
   * @param trusting whether it was told to trust the proxy's own authority; nothing else is ever overlooked
   */
  async browser({ trusting }: { trusting: boolean }): Promise<BrowserContext> {
    const home = mkdtempSync(join(this.folder, 'home-'));
    if (trusting) trust(home, this.authority);
    const { args, executablePath } = launchOptions('shell');
    const context = await chromium.launchPersistentContext(join(home, 'profile'), {
      executablePath,
      args: [...args, `--host-resolver-rules=MAP *:443 127.0.0.1:${this.httpsPort}`],
      env: { ...process.env, HOME: home },
      headless: true,
      ignoreHTTPSErrors: false,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1280, height: 800 },
      hasTouch: true,
    });
    context.setDefaultTimeout(60_000);
    return context;
  }

  async close(): Promise<void> {
    if (this.child.exitCode === null) {
      const gone = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The certificate that tablets are given to trust. */
  private get authority(): string {
    return join(this.folder, 'storage/pki/authorities/local/root.crt');
  }

  private async untilReady(): Promise<void> {
    const start = performance.now();
    while (this.child.exitCode === null && performance.now() - start < patience) {
      if (existsSync(this.authority) && (await this.answers())) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`Caddy did not start. It printed:\n${this.printed}`);
  }

  private async answers(): Promise<boolean> {
    try {
      await fetch(`http://127.0.0.1:${this.httpPort}/`, { redirect: 'manual' });
      return true;
    } catch (error) {
      if (error instanceof TypeError) return false;
      throw error;
    }
  }
}

/** The page of a browser that has one. */
export async function onlyPage(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? context.newPage();
}

function around(caddyfile: string, folder: string, [http, https]: [number, number]): string {
  return [
    '{',
    '  admin off',
    '  local_certs',
    '  skip_install_trust',
    `  http_port ${http}`,
    `  https_port ${https}`,
    `  storage file_system ${join(folder, 'storage')}`,
    '}',
    `import ${caddyfile}`,
    '',
  ].join('\n');
}

/** Chromium on Linux trusts what stands in its user's NSS store, beside its own list. */
function trust(home: string, certificate: string): void {
  const certutil = findCertutil();
  if (certutil === null) {
    throw new Error('No certutil found. npm test gets one; COMPTOIR_CERTUTIL names another.');
  }
  const store = join(home, '.pki/nssdb');
  mkdirSync(store, { recursive: true });
  execFileSync(certutil, ['-d', `sql:${store}`, '-N', '--empty-password']);
  const authority = ['-A', '-t', 'C,,', '-n', 'Caddy Local Authority', '-i', certificate];
  execFileSync(certutil, ['-d', `sql:${store}`, ...authority]);
}
