import type { Locator, Page } from '@playwright/test';

/** « Cette tablette a été retirée », « … est déclarée perdue »: what it still holds, and the way to begin anew. */
export class RevokedScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get title(): Locator {
    return this.page.getByRole('heading', { name: 'Cette tablette a été retirée' });
  }

  get lostTitle(): Locator {
    return this.page.getByRole('heading', { name: 'Cette tablette est déclarée perdue' });
  }

  /** What it still holds, in words. */
  get held(): Locator {
    return this.page.getByRole('main').getByRole('status');
  }

  get reset(): Locator {
    return this.page.getByRole('button', { name: 'Remettre cette tablette à zéro' });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async punchAllTheSame(): Promise<void> {
    await this.page.getByRole('button', { name: /^Pointer (?:quand même|sans code)$/ }).tap();
  }

  async askForReset(): Promise<void> {
    await this.reset.tap();
  }

  /** Asks for the reset and confirms it. */
  async wipe(): Promise<void> {
    await this.askForReset();
    await this.dialog.getByRole('button', { name: 'Tout effacer de cette tablette' }).tap();
  }
}
