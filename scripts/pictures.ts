/**
 * Takes a picture of every screen of the tablet, from the gallery with its sample views:
 * `npm run pictures [-- --to FOLDER] [--only NAME,NAME] [--quick]`. `--quick`: French, light, lying only.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { launchOptions } from './browser.ts';

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'test-results/pictures' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});

const lying = { name: 'lying', width: 1280, height: 800 };
const standing = { name: 'standing', width: 800, height: 1280 };
const shapes = values.quick ? [lying] : [lying, standing];
const schemes = values.quick ? (['light'] as const) : (['light', 'dark'] as const);
const languages = values.quick ? ['fr'] : ['fr', 'en'];

const server = await createServer({
  configFile: new URL('../kiosk/vite.config.ts', import.meta.url).pathname,
  logLevel: 'error',
  server: { port: 0, host: '127.0.0.1' },
});
await server.listen();
const address = server.httpServer?.address();
if (address === null || typeof address !== 'object') throw new Error('The gallery has no address.');
const gallery = `http://127.0.0.1:${address.port}/kiosk/gallery/index.html`;
const browser = await chromium.launch(launchOptions());
let taken = 0;
try {
  for (const shape of shapes) {
    for (const scheme of schemes) {
      const page = await browser.newPage({
        viewport: { width: shape.width, height: shape.height },
        colorScheme: scheme,
        reducedMotion: 'reduce',
        hasTouch: true,
      });
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(gallery);
      await page.waitForSelector('body[data-screens]');
      const all = (await page.getAttribute('body', 'data-screens'))?.split(' ') ?? [];
      const names = values.only === undefined ? all : values.only.split(',');
      for (const language of languages) {
        const folder = join(values.to, `${shape.name}-${scheme}-${language}`);
        await mkdir(folder, { recursive: true });
        for (const name of names) {
          await page.goto(`${gallery}?screen=${name}&language=${language}`);
          await page.waitForSelector('main');
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: join(folder, `${name}.png`) });
          taken++;
        }
      }
      if (faults.length > 0) throw new Error(faults.join('\n'));
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${taken} pictures taken.`);
