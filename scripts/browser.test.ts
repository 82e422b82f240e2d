import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { findBrowser, launchOptions } from './browser.ts';

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
});
