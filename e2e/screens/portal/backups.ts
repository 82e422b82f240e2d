import type { Locator, Page } from '@playwright/test';

/** « Sauvegardes »: on the home where somebody has to see to them, and in « Preuves » always. */
export class Backups {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The card of the home; it is there only while something is wrong. */
  get card(): Locator {
    return this.page.getByRole('article').filter({ hasText: 'Sauvegardes' });
  }

  /** What « Preuves » says of them. */
  get state(): Locator {
    return this.page
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: 'Sauvegardes' }) });
  }

  /** The home as somebody finds it who comes back to it. */
  async goHome(): Promise<void> {
    // A card that is not there says nothing before its question is answered.
    const answered = this.page.waitForResponse((one) => one.url().endsWith('/api/portal/backups'));
    await this.page.goto(new URL('/portal/', this.page.url()).href);
    await answered;
    await this.page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor();
  }

  async goToProofs(): Promise<void> {
    await this.page.goto(new URL('/portal/configuration/evidence', this.page.url()).href);
    await this.state.waitFor();
  }
}
