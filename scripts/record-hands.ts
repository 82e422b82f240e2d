import type { Page } from '@playwright/test';

async function personMenu(page: Page): Promise<void> {
  await page.locator('main [aria-haspopup=menu]').click();
  await page.locator('[role=menuitem]').first().waitFor();
}

async function chooseAct(page: Page, at: number): Promise<void> {
  await personMenu(page);
  await page.locator('[role=menuitem]').nth(at).click();
  await page.locator('dialog').waitFor();
}

async function chooseTeamAct(page: Page, team: number, at: number): Promise<void> {
  await page.locator('main [aria-haspopup=menu]').nth(team).click();
  await page.locator('[role=menuitem]').nth(at).click();
  await page.locator('dialog').waitFor();
}

async function saveRights(page: Page): Promise<void> {
  await page.getByRole('checkbox').nth(2).check();
  await page.locator('main button[data-tone=primary]').click();
  await page.locator('dialog button').first().click();
}

/** What a hand does before a picture of a record or of the teams is taken. */
export const recordHands: Record<string, (page: Page) => Promise<unknown>> = {
  'person-edit': (page) => page.locator('section button').first().click(),
  'person-clash': async (page) => {
    await page.locator('section button').first().click();
    await page.locator('form input').nth(5).fill('Bar');
    await page.locator('form button[type=submit]').first().click();
    await page.locator('main fieldset').waitFor();
  },
  'person-leave': async (page) => {
    await page.locator('section button').first().click();
    await page.locator('form input').nth(0).fill('Awa-Marie');
    await page.locator('header nav a').first().click({ force: true });
    await page.locator('dialog').waitFor();
  },
  'person-contract': (page) =>
    page.getByRole('button', { name: /Noter un contrat|Note a contract/ }).click(),
  'person-menu': personMenu,
  'person-delete': (page) => chooseAct(page, -1),
  'person-archive': (page) => chooseAct(page, -2),
  'person-erase': (page) => chooseAct(page, -1),
  'person-link': async (page) => {
    await page.locator('main [role=tabpanel] section button:visible').nth(1).click();
    await page.locator('dialog svg[role=img]').waitFor();
  },
  'person-rights-confirm': async (page) => {
    await page.getByRole('checkbox').nth(2).check();
    await page.getByRole('switch').uncheck();
    await page.locator('main button[data-tone=primary]').click();
    await page.locator('dialog').waitFor();
  },
  'person-rights-clash': async (page) => {
    await saveRights(page);
    await page.locator('dialog').waitFor({ state: 'detached' });
  },
  'person-rights-refused': async (page) => {
    await saveRights(page);
    await page.locator('dialog [role=alert]').waitFor();
  },
  'teams-menu': (page) => page.locator('main [aria-haspopup=menu]').first().click(),
  'teams-new': async (page) => {
    await page.locator('main section button').first().click();
    await page.locator('form input').nth(0).fill('salle');
    await page.locator('dialog form button[type=submit]').click();
  },
  'teams-move': (page) => chooseTeamAct(page, 1, 3),
  'teams-remove': (page) => chooseTeamAct(page, 0, 4),
  'teams-compose': async (page) => {
    await chooseTeamAct(page, 2, 0);
    await page.locator('dialog li input').nth(1).check();
  },
};
