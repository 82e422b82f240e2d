import type { Locator, Page } from '@playwright/test';

/** « Des pointages manquent peut-être »: since when, how many, whom to ask. */
export class MissingScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get title(): Locator {
    return this.page.getByRole('heading', { name: 'Des pointages manquent peut-être' });
  }

  get people(): Locator {
    return this.page.getByRole('main').getByRole('listitem');
  }

  get since(): Locator {
    return this.page.getByText(/^Dernières nouvelles de l'ancienne tablette/);
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Retour' }).tap();
  }
}
