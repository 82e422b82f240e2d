import type { Locator, Page } from '@playwright/test';

/** The home: who is in, the hour, the state of the line to the server in words. */
export class HomeScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get people(): Locator {
    return this.page.getByRole('list', { name: 'Équipe' });
  }

  /** The tile of a person; its name on the screen ends with the state in words. */
  tile(name: string): Locator {
    return this.people.getByRole('button', { name });
  }

  /** « À jour », « Hors ligne, 3 pointages en attente depuis 12 min ». */
  get sync(): Locator {
    return this.page
      .getByRole('status')
      .filter({ hasText: /À jour|Hors ligne|Envoi de|Tablette (?:retirée|déclarée perdue)/ });
  }

  /** « Cette tablette va être remplacée. » */
  get retiring(): Locator {
    return this.page.getByText('Cette tablette va être remplacée.');
  }

  /** Something of the tablet before this one may be missing: leads to whom to ask. */
  get missing(): Locator {
    return this.page.getByRole('button', { name: /de l'ancienne tablette manque/ });
  }

  get tasks(): Locator {
    return this.page.getByRole('button', { name: /^Tâches/ });
  }

  get settings(): Locator {
    return this.page.getByRole('button', { name: 'Paramètres' });
  }

  get unlisted(): Locator {
    return this.page.getByRole('button', { name: 'Je ne suis pas dans la liste' });
  }

  async search(query: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Chercher un prénom ou un nom' }).fill(query);
  }

  async choose(name: string): Promise<void> {
    await this.tile(name).tap();
  }

  /** Goes back from wherever somebody is, by keyboard: of two taps on one spot the second is none. */
  async comeBack(): Promise<void> {
    while (!(await this.people.isVisible())) {
      await this.page.keyboard.press('Escape');
      await this.people.waitFor({ timeout: 500 }).catch(() => undefined);
    }
  }
}
