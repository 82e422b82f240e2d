import type { Locator, Page } from '@playwright/test';

/** The way into a personal account, and the space behind it. */
export class AccountScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  title(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  /** A rule of the password, with whether it is met: « Une majuscule, rempli ». */
  rule(words: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: words });
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async logIn(email: string, password: string): Promise<void> {
    await this.field('Adresse e-mail').fill(email);
    await this.field('Mot de passe').fill(password);
    await this.press('Se connecter');
  }
}
