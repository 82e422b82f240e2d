import { expect, type Locator, type Page } from '@playwright/test';

export type TableFile = { name: string; mimeType: string; buffer: Buffer };

/** « Importer des utilisateurs »: file, verification, import, and what comes after. */
export class ImportPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From the list. */
  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Importer', exact: true }).click();
    await expect(
      this.page.getByRole('heading', { level: 1, name: 'Importer des utilisateurs' }),
    ).toBeVisible();
  }

  async give(file: TableFile): Promise<void> {
    await this.page.getByLabel('Fichier à importer').setInputFiles(file);
    await expect(this.page.getByText(`Fichier : ${file.name}`)).toBeVisible();
  }

  /** How the verification ended, or the import. */
  get outcome(): Locator {
    return this.page.getByRole('main').getByRole('alert');
  }

  /** A line of the file, with what is wrong in it. */
  line(number: number): Locator {
    return this.page
      .getByRole('table', { name: 'Lignes du fichier' })
      .getByRole('row', { name: new RegExp(`^${number}\\b`) });
  }

  get lines(): Locator {
    return this.page.getByRole('table', { name: 'Lignes du fichier' }).getByRole('row');
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }
}
