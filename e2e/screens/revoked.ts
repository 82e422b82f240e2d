import type { Locator, Page } from '@playwright/test';

/** « Cette tablette a été retirée »: what it still holds, and the way to begin anew. */
export class RevokedScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get title(): Locator {
    return this.page.getByRole('heading', { name: 'Cette tablette a été retirée' });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async punchAllTheSame(): Promise<void> {
    await this.page.getByRole('button', { name: 'Pointer quand même' }).tap();
  }

  async askForReset(): Promise<void> {
    await this.page.getByRole('button', { name: 'Remettre cette tablette à zéro' }).tap();
  }
}
