import type { Page } from '@playwright/test';

const write = async (page: Page) => {
  await page.locator('main button[data-tone=primary]').first().click();
  await page.locator('dialog[open] textarea').waitFor();
};
const read = async (page: Page) => {
  await page.locator('main li button').first().click();
  await page.locator('dialog[open] h3').first().waitFor();
};
const edit = async (page: Page) => {
  await read(page);
  await page
    .locator('dialog[open] button')
    .filter({ hasText: /^(Modifier|Edit)/ })
    .click();
  await page.locator('dialog[open] textarea').waitFor();
};
const fill = async (page: Page) => {
  await page
    .locator('dialog[open] input[type=text], dialog[open] input:not([type])')
    .first()
    .fill('La carte d’hiver');
  await page
    .locator('dialog[open] textarea')
    .fill('Elle commence lundi.\n\nDégustation dimanche à 17 h, pour tous ceux qui le peuvent.');
};
const open = async (page: Page) => {
  await page.locator('main li button').first().click();
  await page.locator('main li p').first().waitFor();
};

/** What a hand does on announcements before a picture is taken. */
export const announcementHands: Record<string, (page: Page) => Promise<unknown>> = {
  'news-open': open,
  'news-unsent': open,
  'announcements-new': write,
  'announcements-filled': async (page) => {
    await write(page);
    await fill(page);
    await page.locator('dialog[open] input[type=checkbox]').last().check();
  },
  'announcements-wrong': async (page) => {
    await write(page);
    await page.locator('dialog[open] button[type=submit]').click();
  },
  'announcements-readers': read,
  'announcements-unread': read,
  'announcements-edit': edit,
  'announcements-withdraw': async (page) => {
    await read(page);
    await page.locator('dialog[open] button[data-tone=danger]').click();
  },
  'announcements-clash': async (page) => {
    await edit(page);
    await fill(page);
    await page.locator('dialog[open] button[type=submit]').click();
    await page
      .locator('dialog[open]')
      .getByText(/^(En place|What stands)/)
      .first()
      .waitFor();
  },
};
