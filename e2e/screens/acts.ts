import type { Page } from '@playwright/test';
import type { Act } from './person.ts';

/** The four acts for somebody without a code, or somebody who is not in the list. */
export class ActsScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async name(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Prénom et nom' }).fill(name);
  }

  async punch(act: Act): Promise<void> {
    await this.page.getByRole('button', { name: act, exact: true }).tap();
  }
}
