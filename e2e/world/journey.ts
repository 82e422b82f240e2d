import { test as base } from '@playwright/test';
import { DemoServer, type StartOptions } from './server.ts';
import { Tablet, type TabletOptions } from './tablet.ts';

export { expect } from '@playwright/test';

/** What a story needs: a server with a demonstration restaurant, and as many tablets as it likes. */
export type World = {
  server: DemoServer;
  tablet: (options?: TabletOptions) => Promise<Tablet>;
};

type Settings = { serverStart: StartOptions };

export const test = base.extend<{ world: World } & Settings>({
  serverStart: [{}, { option: true }],
  world: async ({ serverStart }, use, testInfo) => {
    const server = await DemoServer.open(serverStart);
    const tablets: Tablet[] = [];
    await use({
      server,
      tablet: async (options) => {
        const tablet = await Tablet.unpack(server.port, options);
        tablets.push(tablet);
        return tablet;
      },
    });
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('server', { body: server.log, contentType: 'text/plain' });
      const complaints = tablets.flatMap((tablet) => tablet.complaints).join('\n');
      await testInfo.attach('pages', { body: complaints, contentType: 'text/plain' });
    }
    for (const tablet of tablets) await tablet.discard();
    await server.close();
  },
});
