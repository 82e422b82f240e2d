import {
  chromium,
  test as base,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';
import { type Build, launchOptions } from '../../scripts/browser.ts';
import { LiveServer, type ServerOptions } from './server.ts';
import { Tablet, type TabletOptions } from './tablet.ts';

export { expect } from '@playwright/test';

/** What a story needs: a server, as many tablets as it likes, and desks and phones to open the portal on. */
export type World = {
  server: LiveServer;
  tablet: (options?: TabletOptions) => Promise<Tablet>;
  /** A browser of somebody who was never here, before an address of the server. */
  portal: (path: string, shape?: keyof typeof shapes) => Promise<Page>;
};

const desk = { viewport: { width: 1280, height: 900 } };

/**
 * A phone keeps the pages as whoever lives on it does, and so does a desk that is `installed`. Filling that cache costs as
 * much as a short story: other desks are without it, as at a first visit.
 */
const shapes = {
  desk: { ...desk, serviceWorkers: 'block' },
  'installed desk': desk,
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const;

type Settings = { serverStart: ServerOptions };

/** The browser of desks and phones, started when the first of them opens the portal, and how much of it there is. */
type Desks = { build: Build; desks: () => Promise<Browser> };

export const test = base.extend<{ world: World } & Settings, Desks>({
  serverStart: [{}, { option: true }],
  build: ['shell', { option: true, scope: 'worker' }],
  desks: [
    async ({ build }, use) => {
      const started: Promise<Browser>[] = [];
      await use(() => (started[0] ??= chromium.launch(launchOptions(build))));
      for (const browser of started) await (await browser).close();
    },
    { scope: 'worker' },
  ],
  world: async ({ serverStart, desks }, use, testInfo) => {
    const server = await LiveServer.open(serverStart);
    const tablets: Tablet[] = [];
    const complaints: string[] = [];
    const contexts: BrowserContext[] = [];
    await use({
      server,
      tablet: async (options) => {
        const tablet = await Tablet.unpack(server.port, options);
        tablets.push(tablet);
        return tablet;
      },
      portal: async (path, shape = 'desk') => {
        const browser = await desks();
        const context = await browser.newContext({
          locale: 'fr-FR',
          timezoneId: 'Europe/Paris',
          ...shapes[shape],
        });
        contexts.push(context);
        context.setDefaultTimeout(120_000);
        context.on('weberror', (error) => complaints.push(error.error().stack ?? 'no stack'));
        const page = await context.newPage();
        await page.goto(new URL(path, server.address).href);
        return page;
      },
    });
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('server', { body: server.log, contentType: 'text/plain' });
      const body = [...tablets.flatMap((tablet) => tablet.complaints), ...complaints].join('\n');
      await testInfo.attach('pages', { body, contentType: 'text/plain' });
    }
    for (const tablet of tablets) await tablet.discard();
    for (const context of contexts) await context.close();
    await server.close();
  },
});
