import type { Locator, Page } from '@playwright/test';

export type Act = 'Arrivée' | 'Pause' | 'Reprise' | 'Départ';

/** What a person sees after their code: the next act, the others, the day, the week, own tasks. */
export class PersonScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  act(act: Act): Locator {
    return this.page.getByRole('button', { name: act, exact: true });
  }

  async punch(act: Act): Promise<void> {
    await this.act(act).tap();
  }

  get forgotten(): Locator {
    return this.page.getByRole('button', { name: "J'ai oublié de pointer mon départ" });
  }
}
