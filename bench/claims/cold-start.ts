import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge } from '../measure/figure.ts';
import type { FillDoors } from '../pages/fill.ts';
import { ask, openBrowser, openPage } from '../world/browser.ts';
import { buildPages } from '../world/build-pages.ts';
import { timeColdStart, visitOnce } from '../world/cold-start.ts';
import { serveFolders } from '../world/serve-folders.ts';

const people = 300;
const kiosk = fileURLToPath(new URL('../../kiosk/', import.meta.url));
const emptyApp = fileURLToPath(new URL('../floor/empty-app/', import.meta.url));

/** What stands on the screen once the page is of use. */
const firstTile = 'ul > li > button[data-state]';
const firstButton = '[data-usable]';

/** Start with no network on a CPU slowed four times, beside an empty React and Dexie page started the same way. */
export const coldStart: Claim = {
  name: 'cold-start',
  async measure({ rounds, folder, say }) {
    await buildPages(join(folder, 'pages'));
    await build({
      root: kiosk,
      logLevel: 'warn',
      build: { outDir: join(folder, 'kiosk'), emptyOutDir: true },
    });
    // The same settings, and so the same target, chunks and service worker, with another root.
    await build({
      root: emptyApp,
      configFile: join(kiosk, 'vite.config.ts'),
      publicDir: join(kiosk, 'public'),
      logLevel: 'warn',
      build: { outDir: join(folder, 'empty'), emptyOutDir: true },
    });
    const served = await serveFolders({
      '/kiosk/': join(folder, 'kiosk'),
      '/bench/': join(folder, 'pages'),
    });
    const empty = await serveFolders({ '/kiosk/': join(folder, 'empty') });
    const ours = { profile: join(folder, 'ours'), address: `${served.origin}/kiosk/`, firstTile };
    const bare = {
      profile: join(folder, 'bare'),
      address: `${empty.origin}/kiosk/`,
      firstTile: firstButton,
    };

    say(`filling a tablet of ${people} people with a full window of rows`);
    const browser = await openBrowser(ours.profile);
    const page = await openPage(browser, `${served.origin}/bench/fill.html`);
    const rows = await ask<FillDoors, 'fill'>(page, 'fill', people);
    await browser.close();
    for (const target of [ours, bare]) await visitOnce(target);
    // No network from here on: not even a port that listens.
    await Promise.all([served.close(), empty.close()]);

    const found: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 === 0 ? [ours, bare] : [bare, ours];
      const times = new Map<object, number>();
      for (const target of order) times.set(target, await timeColdStart(target));
      found.push({ value: times.get(ours) ?? NaN, limit: times.get(bare) ?? NaN });
      say(`round ${round + 1} of ${rounds}`);
    }
    return {
      figures: [
        judge('cold start offline, CPU slowed 4×, 300 people, full window (ms)', 1.5, found),
      ],
      notes: [
        `cold start: a new browser process each time, ${rows} rows in IndexedDB; from navigation to the frame after the first tile is in the page.`,
      ],
    };
  },
};
