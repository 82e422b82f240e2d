import { expect, type Page } from '@playwright/test';

/** « Tablettes »: who speaks, who is silent, and who must go. */
export class TabletsPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Configuration', exact: true }).click();
    const menu = this.page.getByRole('navigation', { name: 'Navigation' });
    await menu.getByRole('link', { name: 'Tablettes', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Tablettes' })).toBeVisible();
  }

  /** Takes the only tablet of the house away. */
  async revoke(): Promise<void> {
    await this.page.getByRole('button', { name: /^Retirer la tablette/ }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Retirer la tablette' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page.getByRole('heading', { name: 'Retirées' })).toBeVisible();
  }
}
