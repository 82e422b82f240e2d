import type { Locator, Page } from '@playwright/test';

/** « Mes heures »: the week, a day of it, a request to put it right, what became of it. */
export class HoursScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From one's own screen. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Mes heures' }).tap();
    await this.days.first().waitFor();
  }

  /** A row for each day, the days of a week as they went. */
  get days(): Locator {
    return this.page.getByRole('button', { name: /^Voir la journée/ });
  }

  async openDay(row: Locator): Promise<void> {
    await row.tap();
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  get proposes(): Locator {
    return this.page.getByRole('button', { name: 'Proposer une correction' });
  }

  /** Adds a punch of the kind that the tablet thinks is missing. */
  async add(time: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Ajouter un pointage' }).tap();
    await this.page.getByLabel('Heure').last().fill(time);
  }

  async because(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: reason }).tap();
  }

  get outcome(): Locator {
    return this.page.getByText(/^Cette journée compterait/);
  }

  async send(): Promise<void> {
    await this.page.getByRole('button', { name: 'Envoyer la demande' }).tap();
    await this.page.getByText(/^Votre demande est (gardée|envoyée)\./).waitFor();
  }

  /** What became of corrections of the day that is open. */
  get corrections(): Locator {
    return this.page.getByRole('article');
  }

  /** Every punch of the day, those that do not count too. */
  get punches(): Locator {
    return this.page.getByRole('region', { name: 'Tous les pointages' }).getByRole('listitem');
  }

  async object(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: "Je ne suis pas d'accord" }).tap();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Avec vos mots').fill(reason);
    await dialog.getByRole('button', { name: 'Envoyer' }).tap();
    await dialog.waitFor({ state: 'hidden' });
  }
}

/** Paramètres › Heures: what waits for a manager. */
export class TeamHoursScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What waits about somebody. */
  waiting(name: string): Locator {
    return this.page.getByRole('group', { name: new RegExp(`^${name},`) });
  }

  async tab(name: 'À décider' | 'Semaine' | 'Inspection'): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).tap();
  }
}
