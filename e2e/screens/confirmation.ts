import type { Locator, Page } from '@playwright/test';

/** « Bonne journée, Awa. Arrivée à 08:58. » */
export class ConfirmationScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What was recorded, with its time. */
  recorded(what: string | RegExp): Locator {
    return this.page.getByText(what);
  }

  get undo(): Locator {
    return this.page.getByRole('button', { name: /^Annuler/ });
  }

  /** The code beside the tick, or as large as the sheet. */
  get receipt(): Locator {
    return this.page.getByRole('img', { name: 'Code du reçu de ce pointage' });
  }

  /** « Montrer le reçu »: it stays until one leaves. */
  async showReceipt(): Promise<void> {
    await this.page.getByRole('button', { name: 'Montrer le reçu' }).tap();
  }

  async finish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Terminer' }).tap();
  }
}
