import type { Page } from '@playwright/test';

const fill = async (page: Page, at: number, text: string) =>
  page.locator('form input:not([type=hidden]):not([type=radio])').nth(at).fill(text);

async function giveFile(page: Page): Promise<void> {
  const file = { name: 'équipe.csv', mimeType: 'text/csv', buffer: Buffer.from('Prénom') };
  await page.locator('input[type=file]').setInputFiles(file);
}

/** Chooses a file to import. */
async function choose(page: Page): Promise<void> {
  await giveFile(page);
  await page.locator('[role=table], [role=alert]').first().waitFor();
}

/** What a hand does on the list of users, and with files, before a picture is taken. */
export const usersHands: Record<string, (page: Page) => Promise<unknown>> = {
  'users-menu': (page) =>
    page.locator('[data-index="1"] [data-control=name]').click({ button: 'right' }),
  'users-chosen': async (page) => {
    await page.locator('[data-index="0"] input').click();
    await page.locator('[data-index="3"] input').click({ modifiers: ['Shift'] });
  },
  'users-sms': async (page) => {
    await page.locator('[data-control=menu]').last().click();
    await page.locator('[role=menuitem]').nth(2).click();
    await page.locator('dialog svg[role=img]').waitFor({ state: 'attached' });
  },
  'users-export': (page) => page.locator('main button').nth(1).click(),
  'users-new-rights': async (page) => {
    await fill(page, 0, 'Noé');
    await page.getByRole('switch').check();
    await page.getByRole('checkbox').nth(-1).check();
    await page.getByRole('switch').scrollIntoViewIfNeeded();
  },
  'users-new-wrong': async (page) => {
    await fill(page, 2, 'chloé@exemple.fr');
    await fill(page, 3, '06 12');
    await page.keyboard.press('Alt+Enter');
  },
  'users-created': async (page) => {
    await fill(page, 0, 'Noé');
    await fill(page, 2, 'noe@gmial.com');
    await page.keyboard.press('Alt+Shift+Enter');
    await page.locator('form [role=status]').filter({ hasText: 'Noé' }).waitFor();
  },
  'users-import-wrong': choose,
  'users-import-right': choose,
  'users-import-unreadable': choose,
  'plan-files-wrong': choose,
  'plan-files-right': choose,
  'plan-files-unreadable': choose,
  'plan-files-offline': choose,
  'plan-files-none': async (page) => {
    await giveFile(page);
    await page.getByRole('button', { name: /autre fichier|another file/ }).waitFor();
  },
  'plan-files-done': async (page) => {
    await choose(page);
    await page.getByRole('button', { name: /^Import/ }).click();
    await page.getByRole('link', { name: /^(Voir le planning|See the schedule)/ }).waitFor();
  },
  'users-import-done': async (page) => {
    await choose(page);
    await page.locator('[role=table]').waitFor();
    await page.locator('main button[data-tone=primary]').click();
    await page.locator('main h2').filter({ hasText: '4.' }).waitFor();
  },
};
