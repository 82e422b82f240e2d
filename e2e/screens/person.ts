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

  /** A tap that meets a busy browser is taken for a long press: nothing happens then, and a person taps again. */
  async punch(act: Act): Promise<void> {
    const button = this.act(act);
    await button.tap();
    await button
      .waitFor({ state: 'hidden', timeout: 8_000 })
      .catch(() => button.tap({ timeout: 5_000 }).catch(() => undefined));
  }

  /** « 6 h 30 » */
  get workedToday(): Locator {
    return this.page.getByRole('definition').first();
  }

  get workedThisWeek(): Locator {
    return this.page.getByRole('definition').nth(1);
  }

  /** Every period of the day in words: « 10:00 – 15:00 », its breaks, what was declared. */
  get periods(): Locator {
    return this.page
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: 'Votre journée' }) })
      .getByRole('listitem');
  }

  get tasks(): Locator {
    return this.page.getByRole('heading', { name: 'Mes tâches' });
  }

  get forgotten(): Locator {
    return this.page.getByRole('button', { name: "J'ai oublié de pointer mon départ" });
  }

  /** « Mes reçus »: the codes of today's punches. */
  async receipts(): Promise<void> {
    await this.page.getByRole('button', { name: 'Mes reçus' }).tap();
    await this.page.getByRole('heading', { name: 'Mes reçus' }).waitFor();
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Retour' }).tap();
  }
}
