import { openBrowser } from './browser.ts';

export type Target = {
  profile: string;
  address: string;
  /** Selector of what makes the page of use. */
  firstTile: string;
};

const slowdown = 4;
/** A start that takes longer is broken, not slow. Ms. */
const patience = 120_000;

/** Opens the page online until its service worker controls it and everything is in its cache. */
export async function visitOnce({ profile, address, firstTile }: Target): Promise<void> {
  const browser = await openBrowser(profile);
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`${address}: ${error.message}`));
  await page.goto(address);
  await page.waitForSelector(firstTile, { timeout: patience });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForSelector(firstTile, { timeout: patience });
  await browser.close();
}

/** @returns ms from the start of the navigation to the frame after the first tile came into the page */
export async function timeColdStart({ profile, address, firstTile }: Target): Promise<number> {
  const browser = await openBrowser(profile);
  try {
    await browser.setOffline(true);
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(`${address}: ${error.message}`));
    const devtools = await browser.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript((selector: string) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector(selector) === null) return;
        observer.disconnect();
        // After the next frame was drawn: a task behind its animation callbacks.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            Object.assign(globalThis, { usableAt: performance.now() });
          };
          channel.port2.postMessage(null);
        });
      });
      observer.observe(document, { childList: true, subtree: true });
    }, firstTile);
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => 'usableAt' in globalThis, null, {
      timeout: patience,
      polling: 100,
    });
    return await page.evaluate(() => (globalThis as unknown as { usableAt: number }).usableAt);
  } finally {
    await browser.close();
  }
}
