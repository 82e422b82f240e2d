import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { installPackages, isRoot, runShown } from './system-packages.ts';

/**
 * `whole`: with windows, menus and messages of the system. `shell`: the same pages in the same Chromium without them, a
 * sixth cheaper where nobody looks; where there is none, the whole one serves.
 */
export type Build = 'whole' | 'shell';

/** Where a Chromium may stand, in this order; the last one is the test library's own download. */
function candidates(build: Build): string[] {
  return [
    process.env.COMPTOIR_CHROMIUM ?? '',
    ...(build === 'shell' ? ['/usr/bin/chromium-headless-shell'] : []),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    chromium.executablePath(),
  ];
}

/** Path of a Chromium on this machine, or null. */
export function findBrowser(build: Build = 'whole'): string | null {
  return candidates(build).find((path) => path !== '' && existsSync(path)) ?? null;
}

/**
 * Chromium counts the last list of these alone, so what Playwright switches off stands here again, and then what is ours: a
 * window that nobody sees drew the suggestions below its address bar, and kept a process ready for the next site. That was a
 * third of what starting a tablet cost.
 */
export const switchedOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'SpareRendererForSitePerProcess',
];

/** What Playwright launches in tests, pictures and benchmarks alike. Fails where no browser is found. */
export function launchOptions(build: Build = 'whole'): { executablePath: string; args: string[] } {
  const executablePath = findBrowser(build);
  if (executablePath === null) {
    throw new Error('No Chromium found. npm test gets one; COMPTOIR_CHROMIUM names another.');
  }
  return {
    executablePath,
    args: [
      ...(isRoot() ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${switchedOff.join(',')}`,
    ],
  };
}

function downloadWithPlaywright(): boolean {
  console.log('No Chromium found: downloading the one of Playwright.');
  const library = dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json'));
  return runShown(process.execPath, [join(library, 'cli.js'), 'install', 'chromium']);
}

/** Finds a Chromium or gets one, and its shell where the system has it, and says which. False: there is none to be had. */
export function ensureBrowser(): boolean {
  if (
    findBrowser() === null &&
    !(installPackages('Chromium', 'chromium') && findBrowser() !== null)
  ) {
    downloadWithPlaywright();
  }
  // Of the same packages as this one; another system's Chromium has no shell beside it.
  if (findBrowser('shell') === '/usr/bin/chromium') {
    installPackages('shell of Chromium', 'chromium-headless-shell');
  }
  const found = findBrowser('shell');
  console.log(
    found === null
      ? 'No Chromium could be had. Install one and name it in COMPTOIR_CHROMIUM.'
      : `Journeys run in ${found}.`,
  );
  return found !== null;
}
