import { join } from 'node:path';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge, percentile } from '../measure/figure.ts';
import type { PinDoors } from '../pages/pin.ts';
import { ask, openBrowser, openPage } from '../world/browser.ts';
import { buildPages } from '../world/build-pages.ts';
import { serveFolders } from '../world/serve-folders.ts';

const people = 10;

/** Last digit of a right PIN → unlocked, beside bcryptjs alone in the same worker, by turns. */
export const pin: Claim = {
  name: 'pin',
  async measure({ rounds, folder, say }) {
    await buildPages(join(folder, 'pages'));
    const served = await serveFolders({ '/bench/': join(folder, 'pages') });
    const browser = await openBrowser(join(folder, 'profile'));
    try {
      const page = await openPage(browser, `${served.origin}/bench/pin.html`);
      await ask<PinDoors, 'prepare'>(page, 'prepare', people);
      await ask<PinDoors, 'round'>(page, 'round');
      const found: Round[] = [];
      for (let round = 0; round < rounds; round++) {
        const { ours, bare } = await ask<PinDoors, 'round'>(page, 'round');
        found.push({ value: percentile(ours, 0.5), limit: percentile(bare, 0.5) });
        say(`round ${round + 1} of ${rounds}`);
      }
      return {
        figures: [judge('last PIN digit → unlocked, p50 (ms)', 1.2, found)],
        notes: [
          `PIN: ${people} people a round; the failure is committed before the check and taken back after it, both inside the figure.`,
        ],
      };
    } finally {
      await browser.close();
      await served.close();
    }
  },
};
