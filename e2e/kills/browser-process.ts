import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type Page, chromium } from '@playwright/test';
import { launchOptions } from '../../scripts/browser.ts';
import { removeFolder, temporaryFolder } from '../world/leave-nothing.ts';

/** A real Chromium on a profile of its own, all of whose processes can be killed at once. */
export class BrowserProcess {
  readonly #profile = temporaryFolder('comptoir-browser-');
  readonly #copies: string[] = [];
  #context: BrowserContext | null = null;

  /** Starts it and opens `address`, with or without a network. `prepare` runs before the page is opened. */
  async start(
    address: string,
    offline: boolean,
    prepare?: (context: BrowserContext) => Promise<unknown>,
  ): Promise<Page> {
    for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
      rmSync(join(this.#profile, lock), { force: true });
    }
    this.#context = await chromium.launchPersistentContext(this.#profile, {
      ...launchOptions(),
      headless: true,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1280, height: 800 },
      hasTouch: true,
    });
    this.#context.setDefaultTimeout(90_000);
    await this.#context.setOffline(offline);
    await prepare?.(this.#context);
    const [page = await this.#context.newPage()] = this.#context.pages();
    await page.goto(address);
    return page;
  }

  /** The page that is open. */
  get page(): Page {
    const [page] = this.#context?.pages() ?? [];
    if (page === undefined) throw new Error('no page is open');
    return page;
  }

  /** A copy of its profile; it is not running. */
  copyProfile(): string {
    const copy = temporaryFolder('comptoir-copy-');
    cpSync(this.#profile, copy, { recursive: true });
    this.#copies.push(copy);
    return copy;
  }

  /** Puts a copy in the place of the profile; it is not running. */
  putBack(copy: string): void {
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
    cpSync(copy, this.#profile, { recursive: true });
  }

  async setOffline(offline: boolean): Promise<void> {
    await this.#context?.setOffline(offline);
  }

  /** The processes that were started on this profile, found by its name on their command line. */
  get pids(): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => pid !== process.pid && commandLine(pid).includes(this.#profile));
  }

  /** All of it dies at once: the page, the renderer, and the process that writes the disk. */
  async kill(): Promise<void> {
    const context = this.#context;
    this.#context = null;
    for (const pid of this.pids) endProcess(pid);
    while (this.pids.length > 0) {
      for (const pid of this.pids) endProcess(pid);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // The library still has to notice; it has nothing left to close.
    await context?.close().catch(() => undefined);
  }

  async discard(): Promise<void> {
    await this.kill();
    for (const folder of [this.#profile, ...this.#copies]) removeFolder(folder);
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It ended between the listing and the look.
    return '';
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
