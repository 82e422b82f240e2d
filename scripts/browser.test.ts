import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { findBrowser, launchOptions, switchedOff } from './browser.ts';

const named = process.env.COMPTOIR_CHROMIUM;
afterEach(() => {
  if (named === undefined) delete process.env.COMPTOIR_CHROMIUM;
  else process.env.COMPTOIR_CHROMIUM = named;
});

describe('the browser of the journeys', () => {
  it('is the one that COMPTOIR_CHROMIUM names', () => {
    const here = fileURLToPath(import.meta.url);
    process.env.COMPTOIR_CHROMIUM = here;
    expect(findBrowser()).toBe(here);
    expect(launchOptions().executablePath).toBe(here);
  });

  it('is another one where the named one does not exist', () => {
    process.env.COMPTOIR_CHROMIUM = '/nowhere/chromium';
    const found = findBrowser();
    expect(found === null || existsSync(found)).toBe(true);
    expect(found).not.toBe('/nowhere/chromium');
  });

  it('is the shell where there is one; kills, benchmarks and pictures have the whole', () => {
    delete process.env.COMPTOIR_CHROMIUM;
    const shell = '/usr/bin/chromium-headless-shell';
    expect(findBrowser('shell')).toBe(existsSync(shell) ? shell : findBrowser());
    expect(findBrowser()).not.toBe(shell);
  });

  // Chromium heeds the last list alone, and ours comes after the library's.
  it('goes without whatever the test library switches off', () => {
    const library = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
    const source = readFileSync(join(library, 'lib/coreBundle.js'), 'utf8');
    const [, list = ''] = /disabledFeatures = \[(.*?)\]/s.exec(source) ?? [];
    const theirs = [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name]) => name);
    expect(theirs).toContain('MediaRouter');
    expect(switchedOff).toEqual(expect.arrayContaining(theirs));
  });
});
