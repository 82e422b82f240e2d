import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Claim } from '../measure/claim.ts';
import type { FillDoors } from '../pages/fill.ts';
import { ask, openBrowser, openPage } from '../world/browser.ts';
import { buildPages } from '../world/build-pages.ts';
import { serveFolders } from '../world/serve-folders.ts';

/** Kilobytes of 1,000 bytes. */
const limit = 170;
const kiosk = fileURLToPath(new URL('../../kiosk/', import.meta.url));
/** A person's button of the home. */
const people = 'ul > li > button[data-state]';
const code = /\.(?:js|css)$/;

/**
 * Scripts and styles that an enrolled tablet's page asks for until somebody could touch it, compressed: until its first
 * screen with people is drawn, on the page's own clock. What it asks for afterwards, until its line rests, is in a note.
 */
export const kioskCode: Claim = {
  name: 'kiosk-code',
  async measure({ folder }) {
    const built = join(folder, 'kiosk');
    await build({ root: kiosk, logLevel: 'warn', build: { outDir: built, emptyOutDir: true } });
    await buildPages(join(folder, 'pages'));
    const served = await serveFolders({ '/kiosk/': built, '/bench/': join(folder, 'pages') });
    const browser = await openBrowser(join(folder, 'profile'));
    try {
      const filling = await openPage(browser, `${served.origin}/bench/fill.html`);
      await ask<FillDoors, 'fill'>(filling, 'fill', 12);
      await filling.close();
      const page = await browser.newPage();
      const fetched = new Set<string>();
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        // What the service worker stores for later is no part of what this start waits for.
        const forLater =
          request.serviceWorker() !== null || /\/(?:sw|workbox-[^/]*)\.js$/.test(pathname);
        if (code.test(pathname) && !forLater) fetched.add(pathname.slice('/kiosk/'.length));
      });
      await page.addInitScript(markTouchable, people);
      await page.goto(`${served.origin}/kiosk/`);
      await page.waitForSelector(people, { timeout: 120_000 });
      await page.waitForLoadState('networkidle');
      const early = new Set(await page.evaluate(askedBeforeTouchable));
      const first = new Set(namedByPage(built));
      for (const file of fetched) if (early.has(`/kiosk/${file}`)) first.add(file);
      const before = sizesOf(built, first);
      const after = sizesOf(built, new Set([...fetched].filter((file) => !first.has(file))));
      const value = Math.round(totalOf(before) * 10) / 10;
      return {
        figures: [
          {
            claim: 'kiosk code before first interaction (kB gzip)',
            value,
            limit,
            ratio: Math.round((value / limit) * 1000) / 1000,
            bar: 1,
            holds: value <= limit,
          },
        ],
        notes: [
          `kiosk code: ${before.map(worded).join(', ')}`,
          `kiosk code after the first screen, ${totalOf(after).toFixed(1)} kB: ${after.map(worded).join(', ')}`,
        ],
      };
    } finally {
      await browser.close();
      await served.close();
    }
  },
};

/** Scripts and styles that index.html names itself, whether or not the browser asked for them. */
function namedByPage(built: string): string[] {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  return [...page.matchAll(/(?:src|href)="\/kiosk\/([^"]+)"/g)].flatMap(([, file]) =>
    file !== undefined && code.test(file) ? [file] : [],
  );
}

/** Runs in the page: leaves a mark when the first element of `selector` has been drawn. */
function markTouchable(selector: string): void {
  const seen = new MutationObserver(() => {
    if (document.querySelector(selector) === null) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark('touchable')));
  });
  seen.observe(document, { childList: true, subtree: true });
}

/** Runs in the page: paths asked for before the mark. */
function askedBeforeTouchable(): string[] {
  const [touchable] = performance.getEntriesByName('touchable');
  if (touchable === undefined) throw new Error('the first screen was never drawn');
  return performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime <= touchable.startTime)
    .map(({ name }) => new URL(name).pathname);
}

type Sized = { file: string; size: number };

function sizesOf(built: string, files: ReadonlySet<string>): Sized[] {
  return [...files].sort().map((file) => ({
    file,
    size: gzipSync(readFileSync(join(built, file)), { level: 9 }).length / 1000,
  }));
}

function totalOf(files: Sized[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

function worded({ file, size }: Sized): string {
  return `${file} ${size.toFixed(1)}`;
}
