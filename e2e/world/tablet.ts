import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  expect,
  type BrowserContext,
  type CDPSession,
  type Page,
  type Response,
} from '@playwright/test';
import { launchOptions } from '../../scripts/browser.ts';
import { NetworkCable } from './network-cable.ts';

export type TabletOptions = {
  /** The wall clock at the first start, ms. Without it the tablet lives in the machine's own time. */
  startsAt?: number;
};

/**
 * One tablet: a Chromium profile on disk, a cable of its own to the server, and a wall clock that a journey
 * can move. It can be switched off and on again at any moment.
 */
export class Tablet {
  readonly cable: NetworkCable;
  private readonly profile: string;
  private context: BrowserContext | null = null;
  private shown: Page | null = null;
  /** Wall clock when the context was last started, and the machine's own time then; null: the machine's clock. */
  private wall: number | null;
  private plugged = true;
  /** What the pages complained about, for the report of a failed journey. */
  readonly complaints: string[] = [];
  private readonly copies: string[] = [];
  /** What the server answered last: whether more is to come, and how far the tablet is then. */
  private answer: { more: boolean; cursor: string } | null = null;
  private answers = 0;
  private heard = 0;

  private constructor(cable: NetworkCable, { startsAt }: TabletOptions) {
    this.cable = cable;
    this.profile = mkdtempSync(join(tmpdir(), 'comptoir-tablet-'));
    this.wall = startsAt ?? null;
  }

  static async unpack(serverPort: number, options: TabletOptions = {}): Promise<Tablet> {
    const tablet = new Tablet(await NetworkCable.to(serverPort), options);
    await tablet.switchOn();
    return tablet;
  }

  get page(): Page {
    if (this.shown === null) throw new Error('the tablet is switched off');
    return this.shown;
  }

  get address(): string {
    return `${this.cable.address}/kiosk/`;
  }

  /** Starts Chromium on the tablet's profile and opens the page. */
  async switchOn(): Promise<void> {
    const context = await chromium.launchPersistentContext(this.profile, {
      ...launchOptions('shell'),
      headless: true,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1280, height: 800 },
      hasTouch: true,
    });
    this.context = context;
    context.setDefaultTimeout(120_000);
    context.on('weberror', (error) => this.complaints.push(error.error().stack ?? 'no stack'));
    context.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    context.on('response', (response) => void this.hear(response));
    if (this.wall !== null) await context.clock.install({ time: this.wall });
    await context.setOffline(!this.plugged);
    const [page = await context.newPage()] = context.pages();
    this.shown = page;
    await page.goto(this.address);
  }

  /** Ends Chromium in good order. What the wall clock says is carried over to the next start. */
  async switchOff(): Promise<void> {
    const { context } = this;
    if (context === null) return;
    if (this.wall !== null) {
      // The application ends first: it must not keep a later time than the one that is carried over.
      await this.page.goto('about:blank');
      this.wall = await this.readWall();
    }
    this.shown = null;
    this.context = null;
    await context.close();
  }

  /** A copy of the whole profile, as a backup of the machine makes it; the tablet is switched off. */
  copyProfile(): string {
    const copy = mkdtempSync(join(tmpdir(), 'comptoir-copy-'));
    cpSync(this.profile, copy, { recursive: true });
    this.copies.push(copy);
    return copy;
  }

  /** Puts a copy in the place of the profile; the tablet is switched off. */
  putBack(copy: string): void {
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
    cpSync(copy, this.profile, { recursive: true });
  }

  /** The browser loses its databases and nothing else; the tablet is switched off. */
  loseDatabases(): void {
    const folder = join(this.profile, 'Default', 'IndexedDB');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** What only the browser's own tools can do to the page. */
  async tools(): Promise<CDPSession> {
    if (this.context === null) throw new Error('the tablet is switched off');
    return this.context.newCDPSession(this.page);
  }

  async coldStart(): Promise<void> {
    await this.switchOff();
    await this.switchOn();
  }

  async readWall(): Promise<number> {
    return this.page.evaluate(() => Date.now());
  }

  /** Lets time go by for the page: its timers fire, its wall clock and its monotonic clock move together. */
  async pass(ms: number): Promise<void> {
    if (this.wall === null) throw new Error('this tablet lives in the machine’s own time');
    await this.page.clock.fastForward(ms);
  }

  async unplug(): Promise<void> {
    this.plugged = false;
    this.cable.unplug();
    await this.context?.setOffline(true);
  }

  async plug(): Promise<void> {
    this.plugged = true;
    this.cable.plug();
    await this.context?.setOffline(false);
  }

  /** Waits until the tablet's disk holds everything that the server has for it. */
  async caughtUp(): Promise<void> {
    await expect.poll(() => this.answer?.more).toBe(false);
    // Another answer may come at any moment: what counts is the last one at each look.
    const holdsTheLast = async () => (await this.storedCursor()) === this.answer?.cursor;
    await expect.poll(holdsTheLast).toBe(true);
  }

  private async hear(response: Response): Promise<void> {
    if (!response.url().endsWith('/api/sync') || !response.ok()) return;
    const place = (this.answers += 1);
    // An answer that is cut off in the middle says nothing.
    const body: unknown = await response.json().catch(() => null);
    // Bodies do not always arrive in the order of their answers.
    if (body === null || place < this.heard) return;
    this.heard = place;
    this.answer = body as { more: boolean; cursor: string };
  }

  private async storedCursor(): Promise<string | null> {
    return this.page.evaluate(async () => {
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
        });
      const [known] = await indexedDB.databases();
      const database = await settled(indexedDB.open(known?.name ?? ''));
      const row: unknown = await settled(
        database.transaction('sync').objectStore('sync').get('sync'),
      );
      database.close();
      return (row as { cursor: string | null } | undefined)?.cursor ?? null;
    });
  }

  /** A second page on the same profile. */
  async openAnotherPage(): Promise<Page> {
    if (this.context === null) throw new Error('the tablet is switched off');
    const page = await this.context.newPage();
    await page.goto(this.address);
    return page;
  }

  /** The tablet is thrown away. */
  async discard(): Promise<void> {
    await this.context?.close();
    this.context = null;
    await this.cable.close();
    for (const folder of [this.profile, ...this.copies]) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
