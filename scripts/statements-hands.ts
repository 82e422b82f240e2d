import type { Page } from '@playwright/test';

/** What a hand does among the statements and the exports before a picture is taken. */
export const statementsHands: Record<string, (page: Page) => Promise<unknown>> = {
  'statements-chosen': async (page) => {
    await page.getByRole('checkbox').nth(1).check();
    await page.getByRole('checkbox').nth(3).check();
  },
  'statements-issue': async (page) => {
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: /^(Remettre|Issue) \(/ }).click();
    await page.locator('dialog').waitFor();
  },
  'statements-stopped': async (page) => {
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: /^(Remettre|Issue) \(/ }).click();
    await page.locator('dialog button[data-tone=primary]').click();
    await page.locator('dialog [role=alert]').waitFor();
  },
  'statements-open': async (page) => {
    await page
      .getByRole('button', { name: /^(Ouvrir le relevé de|Open the statement of) Awa/ })
      .click();
    await page.locator('dialog dl').waitFor();
  },
  'statements-history': async (page) => {
    await page
      .getByRole('button', { name: /^(2 relevés remplacés|2 replaced statements)/ })
      .click();
    await page.locator('dialog dl').waitFor();
  },
  'own-statement-unheard': (page) => page.locator('main [role=alert]').waitFor(),
  'exports-new': async (page) => {
    await page.getByRole('button', { name: /^(Nouvel export|New export)$/ }).click();
    await page.locator('dialog table').waitFor();
  },
  'exports-edit': async (page) => {
    await page.getByRole('button', { name: /^(Modifier|Modify) Paie/ }).click();
    await page.locator('dialog table').waitFor();
  },
  'exports-wrong': async (page) => {
    await page.getByRole('button', { name: /^(Nouvel export|New export)$/ }).click();
    await page.getByRole('radio', { name: /^Sage/ }).check();
    await page.locator('dialog button[type=submit]').click();
  },
  'exports-failed': async (page) => {
    await page.getByRole('button', { name: /^(Télécharger|Download) Paie/ }).click();
    await page.locator('main [role=alert]').waitFor();
  },
  'own-statement-dispute': async (page) => {
    await page.getByRole('button', { name: /^(Ce n'est pas juste|They are not right)/ }).click();
    await page.locator('dialog button[type=submit]').click();
  },
};
