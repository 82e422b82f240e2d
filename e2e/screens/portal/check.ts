import type { Locator, Page } from '@playwright/test';

/** « Vérifier un pointage », on somebody's own phone and without any account. */
export class CheckScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  title(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  get recorded(): Locator {
    return this.title('Ce pointage est enregistré');
  }

  get waiting(): Locator {
    return this.title("Ce pointage n'est pas encore arrivé");
  }

  /** Set aside, and what somebody decided of it. */
  get apart(): Locator {
    return this.title('Ce pointage est mis à part');
  }

  get kept(): Locator {
    return this.title('Ce pointage compte');
  }

  get dismissed(): Locator {
    return this.title('Ce pointage a été écarté');
  }

  get unknown(): Locator {
    return this.title("Ce code n'est d'aucune tablette d'ici");
  }

  /** What stands beside one of the three times. */
  time(term: string): Locator {
    return this.page
      .locator('dl > div')
      .filter({ has: this.page.getByRole('term').filter({ hasText: term }) })
      .getByRole('definition')
      .first();
  }

  async again(): Promise<void> {
    await this.page.getByRole('button', { name: 'Vérifier de nouveau' }).tap();
  }

  /** Types or pastes a code. */
  async read(code: string): Promise<void> {
    await this.page.getByRole('textbox').fill(code);
    await this.page.getByRole('button', { name: 'Vérifier', exact: true }).tap();
  }

  async other(): Promise<void> {
    await this.page.getByRole('button', { name: 'Vérifier un autre code' }).tap();
    await this.title('Vérifier un pointage').waitFor();
  }
}
