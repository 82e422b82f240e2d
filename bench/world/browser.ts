import { type BrowserContext, type Page, chromium } from 'playwright-core';
import { launchOptions } from '../../scripts/browser.ts';

/**
 * Opens a real Chromium on a profile folder, so that IndexedDB stands on a disk and survives a restart.
 * The tablet of the house: 1280×800, touched, in Paris.
 */
export async function openBrowser(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    headless: true,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    hasTouch: true,
  });
}

type Doors = Record<string, (...args: never[]) => unknown>;

/** Calls one of the functions that a page of bench/pages offers, and waits for its answer. */
export async function ask<D extends Doors, K extends keyof D & string>(
  page: Page,
  name: K,
  ...args: Parameters<D[K]>
): Promise<Awaited<ReturnType<D[K]>>> {
  const answer: unknown = await page.evaluate(
    ([door, given]) => {
      const doors = (
        globalThis as unknown as { bench: Record<string, (...a: unknown[]) => unknown> }
      ).bench;
      const call = doors[door];
      if (call === undefined) throw new Error(`this page has no ${door}`);
      return call(...given);
    },
    [name, args] as [string, unknown[]],
  );
  return answer as Awaited<ReturnType<D[K]>>;
}

/** Opens a page of the bench and waits until it offers its functions. Its errors end the run. */
export async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${address}: ${error.stack ?? error.message}`));
  await page.goto(address);
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
}
