import { expect, type Locator, type Page } from '@playwright/test';

/** « Utilisateurs »: the list, and the record of one person. */
export class PeoplePages {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async open(name: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Configuration', exact: true }).click();
    await this.page.getByRole('main').getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** « Nouveau code », and what it is. */
  async renewPin(name: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Nouveau code' }).click();
    await this.dialog.getByRole('button', { name: 'Nouveau code' }).click();
    await expect(this.dialog).toBeHidden();
    const label = this.page.getByText(`Code de ${name}`, { exact: true });
    return (await label.locator('xpath=following-sibling::p[1]').innerText()).trim();
  }

  async archive(): Promise<void> {
    await this.page.getByRole('button', { name: 'Archiver', exact: true }).click();
    await this.dialog.getByRole('button', { name: 'Archiver', exact: true }).click();
    await expect(this.dialog).toBeHidden();
    await expect(this.page.getByRole('button', { name: 'Restaurer' })).toBeVisible();
  }

  /** « Salarié » or « Manager », through the form. */
  async giveRole(role: 'Salarié' | 'Manager'): Promise<void> {
    await this.page.getByRole('button', { name: 'Modifier', exact: true }).click();
    const form = this.page.getByRole('form', { name: 'Modifier' });
    await form.getByLabel('Rôle sur la tablette').selectOption({ label: role });
    await form.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(form).toBeHidden();
  }
}
