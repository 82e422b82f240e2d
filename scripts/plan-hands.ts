import type { Page } from '@playwright/test';

const chip = (page: Page, at = 0) => page.locator('[data-shift], main section li > button').nth(at);
const phone = (page: Page) => (page.viewportSize()?.width ?? 0) < 700;
const act = async (page: Page, at: number) => {
  await page.locator('main button[aria-haspopup=menu]').click();
  await page.getByRole('menuitem').nth(at).click();
  await page.locator('dialog[open]').waitFor();
};
const adding = async (page: Page) => {
  if (phone(page))
    await page
      .getByRole('button', { name: /^(Ajouter|Add) / })
      .first()
      .click();
  else await page.locator('[data-cell]:not(:has([data-shift]))').nth(3).click();
  await page.locator('dialog[open]').waitFor();
};
const type = async (page: Page, times: string) => {
  await page.locator('dialog input[name=times]').fill(times);
};

/** What a hand does on the schedule before a picture is taken. */
export const planHands: Record<string, (page: Page) => Promise<unknown>> = {
  'planning-form': (page) => chip(page, 2).click(),
  'planning-new': async (page) => {
    await adding(page);
    await type(page, '9-17');
  },
  'planning-wrong': async (page) => {
    await adding(page);
    await type(page, 'neuf heures');
    await page.keyboard.press('Enter');
  },
  'planning-menu': (page) => page.locator('main button[aria-haspopup=menu]').click(),
  'planning-chosen': async (page) => {
    if (phone(page)) return;
    await chip(page, 4).click({ modifiers: ['Control'] });
    await chip(page, 5).click({ modifiers: ['Control'] });
    await chip(page, 9).click({ modifiers: ['Control'] });
  },
  'planning-publish': async (page) => {
    await page.getByRole('button', { name: /^(Publier|Publish)/ }).click();
    await page.locator('dialog[open] h3').first().waitFor();
  },
  'planning-publish-many': async (page) => {
    await page.getByRole('button', { name: /^(Publier|Publish)/ }).click();
    await page.locator('dialog[open] h3').first().waitFor();
  },
  'planning-publish-none': async (page) => {
    await page.getByRole('button', { name: /^(Publier|Publish)/ }).click();
    await page.locator('dialog[open]').waitFor();
  },
  'planning-copy': (page) => act(page, 0),
  'planning-templates': async (page) => {
    await act(page, 2);
    await page.locator('dialog[open] li').first().waitFor();
  },
  'planning-positions-list': (page) => act(page, 3),
  'planning-discard': (page) => act(page, 4),
  'planning-keys': (page) => act(page, 5),
  'planning-clash': async (page) => {
    const awa = phone(page)
      ? page.locator('main section li > button').filter({ hasText: 'Awa Diop' }).first()
      : page.locator('[data-shift$="060001"]');
    await awa.click();
    await type(page, '10-15');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] input[type=radio]').first().waitFor();
  },
  'planning-unsent': async (page) => {
    await adding(page);
    await type(page, '9-17');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
  },
};
