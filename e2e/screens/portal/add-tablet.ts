import { expect, type Page } from '@playwright/test';

/** « Inscrire une tablette »: its code, the comparison, and only then « oui ». */
export class AddTabletScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async give(userCode: string): Promise<void> {
    await this.page.getByLabel('Code affiché sur la tablette').fill(userCode);
    await this.page.getByRole('button', { name: 'Continuer' }).click();
    await expect(this.title('Est-ce bien cette tablette')).toBeVisible();
  }

  /** The six letters that both screens must show. */
  async fingerprint(): Promise<string> {
    const shown = this.page.locator('[aria-label]').filter({ hasText: /^[0-9A-Z]{6}$/ });
    return (await shown.innerText()).replaceAll(/\s/g, '');
  }

  async approve(): Promise<void> {
    await this.page.getByRole('button', { name: "C'est la même, approuver" }).click();
    await expect(
      this.page.getByRole('heading', {
        level: 1,
        name: /^La tablette est (?:inscrite|remplacée)$/,
      }),
    ).toBeVisible();
  }

  private title(name: string) {
    return this.page.getByRole('heading', { level: 1, name });
  }
}
