import { expect, type Locator, type Page } from '@playwright/test';

/** « Mis à part »: what a tablet handed in apart, and what becomes of it. */
export class QuarantinePage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get open(): Locator {
    return this.page.getByRole('region', { name: 'À décider' }).getByRole('listitem');
  }

  get settled(): Locator {
    return this.page.getByRole('region', { name: 'Réglé' }).getByRole('listitem');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Keeps a record that waits; `whose` and `at` put right what the tablet had. */
  async keep(
    which: RegExp,
    { whose, at }: { whose?: string; at?: { date: string; time: string } } = {},
  ): Promise<void> {
    await this.askToKeep(which);
    if (whose !== undefined) await this.dialog.getByLabel('Qui').selectOption({ label: whose });
    if (at !== undefined) {
      await this.dialog.getByLabel('Jour').fill(at.date);
      await this.dialog.getByLabel('Heure').fill(at.time);
    }
    await this.dialog.getByRole('button', { name: 'Garder ce pointage' }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** One of those it can be kept for. */
  whose(name: string): Locator {
    return this.dialog.getByLabel('Qui').getByRole('option', { name });
  }

  async askToKeep(which: RegExp): Promise<void> {
    await this.page
      .getByRole('button', { name: new RegExp(`^Garder : .*${which.source}`) })
      .click();
  }

  async askToDismiss(which: RegExp): Promise<void> {
    await this.page
      .getByRole('button', { name: new RegExp(`^Écarter : .*${which.source}`) })
      .click();
  }
}
