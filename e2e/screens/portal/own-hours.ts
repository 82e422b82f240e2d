import type { Locator, Page } from '@playwright/test';

/** « Mes heures » of the personal space, on a phone as on a desk. */
export class OwnHoursPage {
  readonly dialog: Locator;
  readonly corrections: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
    this.corrections = page.getByRole('region', { name: 'Mes corrections' });
  }

  async open(): Promise<void> {
    await this.page.goto(new URL('/portal/hours', this.page.url()).href);
  }

  /** Begins to put a day right. */
  async correct(day: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Corriger une journée' }).click();
    await this.dialog.getByLabel('Jour').fill(day);
    await this.dialog.getByRole('button', { name: 'Continuer' }).click();
  }

  /** One more punch: its act is what the day lacks. */
  async add(time: string): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Ajouter un pointage' }).click();
    await this.dialog.getByLabel('Heure').last().fill(time);
  }

  async because(reason: string): Promise<void> {
    await this.dialog.getByRole('button', { name: reason }).click();
  }

  async send(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Proposer', exact: true }).click();
  }

  /** Says that one does not agree with what was decided of a correction. */
  async object(which: RegExp, reason: string): Promise<void> {
    const card = this.corrections.getByRole('article').filter({ hasText: which });
    await card.getByRole('button', { name: "Je ne suis pas d'accord" }).click();
    await this.dialog.getByLabel('Raison').fill(reason);
    await this.dialog.getByRole('button', { name: 'Envoyer' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
