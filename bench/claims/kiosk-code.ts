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
const code = /\.(?:js|css)$/;

/** Scripts and styles that an enrolled tablet's page fetches until somebody could touch it, compressed. */
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
      await page.goto(`${served.origin}/kiosk/`);
      await page.waitForSelector('ul > li > button[data-state]', { timeout: 120_000 });
      await page.waitForLoadState('networkidle');
      const files = [...new Set([...fetched, ...namedByPage(built)])].sort();
      const sizes = files.map((file) => ({
        file,
        size: gzipSync(readFileSync(join(built, file)), { level: 9 }).length / 1000,
      }));
      const value = Math.round(sizes.reduce((sum, { size }) => sum + size, 0) * 10) / 10;
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
          `kiosk code: ${sizes.map(({ file, size }) => `${file} ${size.toFixed(1)}`).join(', ')}`,
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
