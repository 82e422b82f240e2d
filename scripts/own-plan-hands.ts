import type { Page } from '@playwright/test';

const open = async (page: Page) => {
  await page
    .locator('main li button')
    .filter({ hasText: /\d\d:\d\d – \d\d:\d\d/ })
    .nth(1)
    .click();
  await page.locator('dialog[open]').waitFor();
};

/** What a hand does on one's own schedule before a picture is taken. */
export const ownPlanHands: Record<string, (page: Page) => Promise<unknown>> = {
  'schedule-shift': open,
  'schedule-swap': async (page) => {
    await open(page);
    await page.locator('dialog button').first().click();
    await page.locator('dialog input[type=radio]').nth(2).check();
    await page.locator('dialog select').selectOption({ index: 1 });
  },
  'requests-absence': async (page) => {
    await page.locator('main button[data-tone=primary]').first().click();
    await page.locator('dialog input[type=date]').nth(1).fill('2026-12-06');
    await page.locator('dialog input[type=checkbox]').uncheck();
  },
};
