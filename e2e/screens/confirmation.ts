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

  /** Closes it; whoever is too slow finds that it has closed by itself. */
  async finish(): Promise<void> {
    const done = this.page.getByRole('button', { name: 'Terminer' });
    await done.tap({ timeout: 20_000 }).catch(async (error: unknown) => {
      if (await done.isVisible()) throw error;
    });
  }
}
