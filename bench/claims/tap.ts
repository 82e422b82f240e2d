import { join } from 'node:path';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge, percentile } from '../measure/figure.ts';
import type { TapDoors } from '../pages/tap.ts';
import { ask, openBrowser, openPage } from '../world/browser.ts';
import { buildPages } from '../world/build-pages.ts';
import { serveFolders } from '../world/serve-folders.ts';

/** People of the store, and taps of one round: each person taps once a round. */
const people = 100;

/** Tap on « Arrivée » → the punch is durable, beside a bare strict put in the same page, by turns. */
export const tap: Claim = {
  name: 'tap',
  async measure({ rounds, folder, say }) {
    await buildPages(join(folder, 'pages'));
    const served = await serveFolders({ '/bench/': join(folder, 'pages') });
    const browser = await openBrowser(join(folder, 'profile'));
    try {
      const page = await openPage(browser, `${served.origin}/bench/tap.html`);
      await ask<TapDoors, 'prepare'>(page, 'prepare', people);
      // The first round warms both paths up and is not counted.
      await ask<TapDoors, 'round'>(page, 'round');
      const p50: Round[] = [];
      const p95: Round[] = [];
      for (let round = 0; round < rounds; round++) {
        const { ours, bare } = await ask<TapDoors, 'round'>(page, 'round');
        p50.push({ value: percentile(ours, 0.5), limit: percentile(bare, 0.5) });
        p95.push({ value: percentile(ours, 0.95), limit: percentile(bare, 0.95) });
        say(`round ${round + 1} of ${rounds}`);
      }
      return {
        figures: [
          judge('tap on « Arrivée » → durable tick, p50 (ms)', 1.5, p50),
          judge('tap on « Arrivée » → durable tick, p95 (ms)', 1.5, p95),
        ],
        notes: [
          `tap: ${people} taps a round, each beside a bare put into a table of another strict database of the same page.`,
        ],
      };
    } finally {
      await browser.close();
      await served.close();
    }
  },
};
