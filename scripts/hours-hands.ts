import type { Page } from '@playwright/test';

const row = (page: Page, words: RegExp) =>
  page.locator('main li > button[aria-expanded]').filter({ hasText: words }).first();

/** What a hand does in the timesheets before a picture is taken. */
export const hoursHands: Record<string, (page: Page) => Promise<unknown>> = {
  'timesheets-chosen': async (page) => {
    await page.getByRole('checkbox').nth(1).check();
    await page.getByRole('checkbox').nth(3).check();
  },
  'timesheets-approve': async (page) => {
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: /^(Approuver|Approve) \(/ }).click();
    await page.locator('dialog').waitFor();
  },
  'anomalies-decide': async (page) => {
    await row(page, /Correction proposée|Correction proposed/).click();
    await page.locator('[data-letter=r]').waitFor();
  },
  'anomalies-refuse': async (page) => {
    await row(page, /Correction proposée|Correction proposed/).click();
    await page.locator('[data-letter=r]').waitFor();
    await page.keyboard.press('r');
    await page.locator('dialog button[type=submit]').click();
  },
  'person-sheet-edit': async (page) => {
    await page.getByRole('button', { name: /^(Modifier la journée|Modify the day)/ }).click();
    await page.getByRole('button', { name: /^(Ajouter un pointage|Add a punch)/ }).click();
    await page.locator('dialog input[type=time]').last().fill('17:30');
  },
  'hours-propose': async (page) => {
    await page
      .getByRole('button', { name: /^(Corriger|Correct) / })
      .nth(1)
      .click();
    await page.locator('dialog').waitFor();
  },
  'hours-object': (page) =>
    page.getByRole('button', { name: /^(Je ne suis pas d'accord|I do not agree)/ }).click(),
  'time-rules-typing': async (page) => {
    await page.locator('form select').first().selectOption('5');
    await page.locator('form input[type=radio]').nth(1).check();
    await page.locator('details summary').click();
    await page.locator('details input').first().fill('six');
    await page.locator('form button[type=submit]').click();
  },
  'time-rules-clash': async (page) => {
    await page.locator('form select').first().selectOption('15');
    await page.locator('form button[type=submit]').click();
    await page.locator('form').waitFor({ state: 'detached' });
  },
  'periods-close': (page) => page.getByRole('button', { name: /^(Clore|Close these)/ }).click(),
  'periods-reopen': (page) =>
    page
      .getByRole('button', { name: /^(Rouvrir|Reopen)/ })
      .first()
      .click(),
};
