import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';

/** « Pointages, heure par heure », « Fichier de preuve » and « Preuves ». */
export class EvidenceScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Every punch that is shown, with its three times. */
  get punches(): Locator {
    return this.page.locator('details[open] > ul > li');
  }

  /** Asks for the file of the period that is shown, and reads it from the downloads. */
  async saveFile(): Promise<string> {
    await this.page.getByRole('button', { name: 'Fichier de preuve' }).click();
    const dialog = this.page.getByRole('dialog');
    return await this.downloaded(() =>
      dialog.getByRole('button', { name: 'Enregistrer le fichier' }).click(),
    );
  }

  /** What stands in the file that an act saves. */
  async downloaded(act: () => Promise<void>): Promise<string> {
    const download = this.page.waitForEvent('download');
    await act();
    return readFileSync(await (await download).path(), 'utf8');
  }
}
