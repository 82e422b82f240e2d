import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge } from '../measure/figure.ts';
import type { PushFloorDoors } from '../pages/push-floor.ts';
import type { PushDoors } from '../pages/push.ts';
import { ask, openBrowser, openPage } from '../world/browser.ts';
import { buildPages } from '../world/build-pages.ts';
import { startChild } from '../world/child.ts';

const count = 10_000;
const people = 100;

/** Seconds for each half. */
type Halves = { push: number; pull: number };

/** 10,000 pending punches, from reconnection to a durable server and a second fresh client that holds them. */
export const push: Claim = {
  name: 'push',
  async measure({ rounds, folder, say }) {
    const pages = join(folder, 'pages');
    await buildPages(pages);
    const browser = await openBrowser(join(folder, 'profile'));
    try {
      const all: { ours: Halves; bare: Halves }[] = [];
      // The first round warms the browser up and is not counted.
      for (let round = 0; round <= rounds; round++) {
        const data = join(folder, String(round));
        mkdirSync(data);
        const sides = {
          ours: () => ourRound(browser, data, pages),
          bare: () => bareRound(browser, data, pages),
        };
        const first = round % 2 === 0 ? await sides.ours() : null;
        const bare = await sides.bare();
        const ours = first ?? (await sides.ours());
        const said = [ours, bare].map(
          ({ push: a, pull: b }) => `${a.toFixed(1)} + ${b.toFixed(1)} s`,
        );
        say(`round ${round} of ${rounds}: ${said[0]}, bare ${said[1]}`);
        if (round > 0) all.push({ ours, bare });
      }
      const of = (half: (halves: Halves) => number): Round[] =>
        all.map(({ ours, bare }) => ({ value: half(ours), limit: half(bare) }));
      return {
        figures: [
          judge(
            '10,000 pending punches → durable server and a second fresh client (s)',
            null,
            of(({ push: a, pull: b }) => a + b),
          ),
          judge(
            'of which: push until acknowledged and stored (s)',
            null,
            of((half) => half.push),
          ),
          judge(
            'of which: pull into a fresh client (s)',
            null,
            of((half) => half.pull),
          ),
        ],
        notes: [
          'push: the bare side is a strict Dexie outbox and SQLite FULL, 500 a batch, with no chain, signature, validation or projection. Peers (PouchDB, RxDB): not measured yet.',
        ],
      };
    } finally {
      await browser.close();
    }
  },
};

async function ourRound(browser: BrowserContext, data: string, pages: string): Promise<Halves> {
  const server = await startChild('world/server.ts', [join(data, 'server'), pages, String(people)]);
  const page = await openPage(browser, `${server.origin}/kiosk/push.html`);
  try {
    await ask<PushDoors, 'enrol'>(page, 'enrol', 'first', true);
    await ask<PushDoors, 'enrol'>(page, 'enrol', 'second', false);
    await ask<PushDoors, 'write'>(page, 'write', 'first', count);
    const sent = await ask<PushDoors, 'push'>(page, 'push', 'first');
    const fetched = await ask<PushDoors, 'pull'>(page, 'pull', 'second', count);
    return { push: sent / 1000, pull: fetched / 1000 };
  } finally {
    await page.close();
    await server.stop();
  }
}

async function bareRound(browser: BrowserContext, data: string, pages: string): Promise<Halves> {
  const server = await startChild('floor/server.ts', [join(data, 'floor.sqlite'), pages]);
  const page = await openPage(browser, `${server.origin}/bench/push-floor.html`);
  try {
    await ask<PushFloorDoors, 'fill'>(page, 'fill', 'first', count);
    const sent = await ask<PushFloorDoors, 'push'>(page, 'push', 'first');
    const { took, held } = await ask<PushFloorDoors, 'pull'>(page, 'pull', 'second');
    if (held !== count) throw new Error(`the bare client holds ${held} punches`);
    return { push: sent / 1000, pull: took / 1000 };
  } finally {
    await page.close();
    await server.stop();
  }
}
