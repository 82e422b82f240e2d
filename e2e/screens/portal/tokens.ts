import { expect, type Page } from '@playwright/test';

/** « Jetons »: keys for payroll software. */
export class TokensPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Configuration', exact: true }).click();
    const menu = this.page.getByRole('navigation', { name: 'Navigation' });
    await menu.getByRole('link', { name: 'Jetons', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Jetons' })).toBeVisible();
  }

  /** Makes a token that may do exactly this, and notes its secret, which is shown this once. */
  async create(name: string, scopes: string[]): Promise<string> {
    await this.page.getByRole('button', { name: 'Créer un jeton' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Nom', { exact: true }).fill(name);
    for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck();
    for (const scope of scopes) await dialog.getByRole('checkbox', { name: scope }).check();
    await dialog.getByRole('button', { name: 'Créer', exact: true }).click();
    const secret = await dialog.locator('[data-secret]').innerText();
    await dialog.getByRole('button', { name: "Je l'ai copié" }).click();
    await expect(this.page.getByRole('heading', { name })).toBeVisible();
    return secret.trim();
  }
}
