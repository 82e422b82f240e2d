import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import type { TableFile } from './import.ts';

/** « Imprimer, exporter, importer »: what a schedule is on paper, as a table, and from a file. */
export class PlanFilesPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** @param day of the week that was looked at */
  async open(day: string): Promise<void> {
    const address = `/portal/planning/files?from=${day}`;
    await this.page.goto(new URL(address, this.page.url()).href);
    const name = 'Imprimer, exporter, importer';
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  part(name: 'Imprimer la semaine' | 'Exporter les services' | 'Importer un planning'): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** Presses a button that gives a file. */
  async download(button: string): Promise<TableFile> {
    const waiting = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: button, exact: true }).click();
    const file = await waiting;
    return {
      ...{ name: file.suggestedFilename(), mimeType: '' },
      buffer: await readFile(await file.path()),
    };
  }

  async give(file: TableFile): Promise<void> {
    await this.page.getByLabel('Fichier à importer').setInputFiles(file);
  }

  /** How the verification ended, or the import. */
  get outcome(): Locator {
    return this.part('Importer un planning').getByRole('alert');
  }

  /** Lines of the file, by the number that a spreadsheet gives them. */
  line(number: number): Locator {
    return this.page
      .getByRole('table', { name: 'Lignes du fichier' })
      .getByRole('row', { name: new RegExp(`^${number}\\b`) });
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }
}
