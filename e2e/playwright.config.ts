import { defineConfig } from '@playwright/test';
import { launchOptions } from '../scripts/browser.ts';

/** The tablet of the house: 1280×800, touched, in Paris. Nothing here may depend on a machine's speed. */
export default defineConfig({
  testDir: 'journeys',
  globalSetup: './world/demo-folders.ts',
  outputDir: '../test-results',
  // A week offline is as long as all other stories together: one worker tells it, the others the rest. A third of their time is waiting.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 900_000,
  expect: { timeout: 120_000 },
  reporter: [['list'], ['json', { outputFile: '../.cache/results/journeys.json' }]],
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    hasTouch: true,
    actionTimeout: 120_000,
    navigationTimeout: 120_000,
    // Acts, console and network of what failed. Filming every page and copying it around every act cost a third of the run;
    // `npx playwright test --config e2e --trace on <name>` films one story.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: launchOptions('shell'),
  },
});
